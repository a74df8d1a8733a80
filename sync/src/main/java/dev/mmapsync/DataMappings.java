package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The two data files as they were mapped last.
///
/// For any number of threads: a set pairs with a get, and an older one is only looked at again.
final class DataMappings {
  private final AtomicReferenceArray<@Nullable DataMapping> mappings =
      new AtomicReferenceArray<>(2);

  @Nullable DataMapping get(int index) {
    return mappings.get(index);
  }

  void set(int index, DataMapping mapping) {
    mappings.set(index, mapping);
  }

  void clear() {
    mappings.set(0, null);
    mappings.set(1, null);
  }
}
