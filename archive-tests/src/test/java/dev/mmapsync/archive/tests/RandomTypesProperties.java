package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.archive.runtime.Codec;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the types and values are: what is written passes the check, and reads as what was
/// written. `-Ddev.mmapsync.seed=N` tries others than the usual ones.
class RandomTypesProperties {
  private static final long SEED = Long.getLong("dev.mmapsync.seed", -7830806547416076309L);
  private static final int TYPES = 60;
  private static final int VALUES = 20;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Random random = new Random(SEED);
    try (CompiledTypes types = CompiledTypes.of(random, TYPES, folder)) {
      for (String name : types.names()) {
        ArchiveType<?, ?> type = types.type(name);
        for (int i = 0; i < VALUES; i++) {
          Object value = types.value(name, random);
          try {
            writeAndRead(type, value);
          } catch (Throwable e) {
            throw new AssertionError(
                "seed=" + SEED + " type=" + name + " value=" + printable(value), e);
          }
        }
        assertThat(type.fingerprint()).isEqualTo(type.fingerprint()).isNotZero();
      }
    }
  }

  /// Random strings hold control characters that cut a report short.
  private static String printable(Object value) {
    return value.toString().replaceAll("\\p{C}", "?");
  }

  private static void writeAndRead(ArchiveType<?, ?> type, Object value) {
    byte[] bytes = Archives.serialize(type, value);
    try (Arena arena = Arena.ofConfined()) {
      type.check(Archives.map(arena, bytes, 0));
      Object view = type.view(Archives.map(arena, bytes, 0));
      Object read = Archives.deserialize(view);
      assertThat(JsonValues.equal(read, value)).as("%s", read).isTrue();
      assertThat(Archives.serialize(type, read)).isEqualTo(bytes);
      Object other = type.view(Archives.map(arena, bytes, 0));
      assertThat(view).isEqualTo(other).hasSameHashCodeAs(other);
      assertThat(view.toString()).isEqualTo(other.toString());
      compareAccessors(value, view);
    }
  }

  /// Accessors of primitives return what was written.
  private static void compareAccessors(Object value, Object view) {
    if (!value.getClass().isRecord()) {
      return;
    }
    Object variant =
        Arrays.stream(view.getClass().getMethods()).map(Method::getName).anyMatch("value"::equals)
            ? Archives.call(view, "value")
            : view;
    for (var component : value.getClass().getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        assertThat(Archives.call(variant, component.getName()))
            .isEqualTo(JsonValues.component(value, component));
      }
    }
  }

  @Test
  void generatedCodecsAreShared() {
    Codec<?, ?> codec = ArchivedVectorTypes_Inner.archiveCodec();
    assertThat(codec).isSameAs(ArchivedVectorTypes_Inner.archiveCodec());
  }
}
