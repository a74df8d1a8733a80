package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.ArchiveType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which Java type stands for which vector, by its Rust type.
final class VectorTable {

  /// A Java type and its archive.
  record Entry(String rustType, Class<?> javaType, ArchiveType<?, ?> type) {}

  private static final Map<String, Entry> ENTRIES =
      Stream.of(
              VectorTypes.ENTRIES,
              VectorWrappers.ENTRIES,
              VectorMaps.ENTRIES,
              VectorIndexes.ENTRIES,
              VectorTrees.ENTRIES,
              VectorLibrary.ENTRIES,
              MoreVectors.ENTRIES)
          .flatMap(List::stream)
          .collect(Collectors.toMap(Entry::rustType, Function.identity()));

  private VectorTable() {}

  /// The entry of a vector. `Gen` is generic in Rust, so the vector's name tells which one it is.
  static Optional<Entry> of(String name, String rustType) {
    return Optional.ofNullable(ENTRIES.get(rustType))
        .or(() -> Optional.ofNullable(ENTRIES.get(rustType + ": " + name)));
  }
}
