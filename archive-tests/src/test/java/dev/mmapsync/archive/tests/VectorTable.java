package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.ArchiveType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which Java type stands for which vector, by its Rust type.
final class VectorTable {

  /// A Java type and its archive.
  record Entry(String rustType, Class<?> javaType, ArchiveType<?, ?> type) {}

  /// Tree maps, which are not in the map yet.
  private static final Set<String> ORDERED =
      Set.of(
          "bt_u32_string_0",
          "bt_u32_string_1",
          "bt_u32_string_2",
          "bt_u32_string_3",
          "bt_u32_string_10",
          "bt_u32_string_100",
          "bt_string_vecu64_0",
          "bt_string_vecu64_1",
          "bt_string_vecu64_100",
          "bt_string_vecu64_1000",
          "bt_u8_u8_256",
          "bt_u64_u64_3000",
          "bt_u16_u128_500",
          "bt_u128_u8_600",
          "bt_i32_string_big",
          "bt_bigkey",
          "bt_hugeval",
          "bt_bigkey2",
          "bts_u32_0",
          "bts_u32_3000",
          "bt_u32_unit_1",
          "bt_nested",
          "bt_u32_u32_9000",
          "with_maps",
          "with_maps_empty",
          "quirk_bt_u8_u8_0_then_string",
          "quirk_bt_u8_u8_1_then_string",
          "quirk_bt_u8_u8_2_then_string",
          "quirk_bt_u8_u8_3_then_string",
          "quirk_bt_u8_u8_4_then_string",
          "quirk_bt_pair",
          "quirk_bts_u8x3_3000",
          "bt_u16_u32_3000",
          "inv_bt_len9",
          "inv_bt_unsorted",
          "inv_bt_last_forward",
          "inv_bt_node_size",
          "inv_bt_leaf_marked_inner");

  /// Vectors whose types are not in the map yet.
  static final Set<String> WAITING = ORDERED;

  private static final Map<String, Entry> ENTRIES =
      Stream.of(
              VectorTypes.ENTRIES,
              VectorWrappers.ENTRIES,
              VectorMaps.ENTRIES,
              VectorIndexes.ENTRIES,
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
