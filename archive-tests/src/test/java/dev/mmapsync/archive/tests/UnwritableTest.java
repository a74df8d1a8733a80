package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.runtime.ArchiveWriter;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What Java cannot say in an archive is a typed error, never wrong bytes.
class UnwritableTest {

  static AbstractThrowableAssert<?, ?> assertRefused(ArchiveType<?, ?> type, Object value) {
    return assertThatThrownBy(() -> Archives.serialize(type, value))
        .isInstanceOf(ArchiveException.class);
  }

  @Test
  void loneSurrogate() {
    assertRefused(ArchivedVectorWrappers_Text.TYPE, new VectorWrappers.Text("a\uD800b"))
        .hasMessageContaining("lone surrogate");
    assertRefused(ArchivedVectorMaps_SetString.TYPE, new VectorMaps.SetString(Set.of("\uDC00")))
        .hasMessageContaining("lone surrogate");
  }

  @Test
  void nullWhereThereIsNoOption() {
    assertRefused(
            ArchivedVectorWrappers_VecString.TYPE,
            new VectorWrappers.VecString(Arrays.asList("a", null)))
        .hasMessageContaining("null where there is no Option: index=1");
    @SuppressWarnings("NullAway") // the mistake that is tested
    VectorTypes.TwoStrings half = new VectorTypes.TwoStrings("a", null);
    assertRefused(ArchivedVectorTypes_TwoStrings.TYPE, half)
        .hasMessageContaining("null where there is no Option: TwoStrings.b");
  }

  @Test
  void wrongLength() {
    assertRefused(ArchivedVectorWrappers_ArrU16.TYPE, new VectorWrappers.ArrU16(new short[4]))
        .hasMessageContaining("wrong length: length=4 expected=5");
    assertRefused(ArchivedVectorWrappers_ArrString.TYPE, new VectorWrappers.ArrString(List.of("a")))
        .hasMessageContaining("wrong length: length=1 expected=3");
  }

  @Test
  void notACodePoint() {
    assertRefused(ArchivedVectorWrappers_Char.TYPE, new VectorWrappers.Char(0xD800))
        .hasMessageContaining("not a Unicode scalar value");
    assertRefused(ArchivedVectorWrappers_Char.TYPE, new VectorWrappers.Char(0x110000))
        .hasMessageContaining("not a Unicode scalar value");
  }

  @Test
  void negativeDuration() {
    assertRefused(ArchivedVectorWrappers_Span.TYPE, new VectorWrappers.Span(Duration.ofNanos(-1)))
        .hasMessageContaining("negative");
  }

  @Test
  void twoGibibytesAway() {
    ArchiveWriter out = new ArchiveWriter(new SmallSink());
    assertThatThrownBy(() -> out.setPointer(0, 1L << 31))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("more than 2 GiB");
  }

  private static final class SmallSink extends ArchiveSink {
    SmallSink() {
      super(MemorySegment.ofArray(new byte[8]));
    }

    @Override
    protected MemorySegment grow(long wanted) {
      throw new AssertionError("grows");
    }
  }

  private static VectorTypes.ListNode list(int length) {
    VectorTypes.@Nullable ListNode node = null;
    for (int i = 1; i < length; i++) {
      node = new VectorTypes.ListNode(i, node);
    }
    return new VectorTypes.ListNode(0, node);
  }

  private static final long STACK = 1 << 26;

  /// The limit is that of the check: what can be written passes. Interpreted, that is more than the
  /// usual stack holds.
  @Test
  void tooDeep() throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, UnwritableTest::checkDepth, "deep", STACK);
    thread.setUncaughtExceptionHandler((_, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
    assertRefused(ArchivedVectorTypes_ListNode.TYPE, list(1_000_000))
        .hasMessageContaining("nested too deeply");
  }

  private static void checkDepth() {
    ArchiveType<?, ?> type = ArchivedVectorTypes_ListNode.TYPE;
    byte[] deepest = Archives.serialize(type, list(Walk.MAX_DEPTH));
    assertThat(deepest).isEqualTo(chain(Walk.MAX_DEPTH));
    assertThat(Archives.accepts(type, deepest, 0)).isTrue();
    assertThat(Archives.accepts(type, chain(Walk.MAX_DEPTH + 1), 0)).isFalse();
    assertRefused(type, list(Walk.MAX_DEPTH + 1))
        .hasMessageContaining("nested too deeply: limit=1000");
  }

  /// The archive of [#list], which cannot be written if it is too long.
  private static byte[] chain(int length) {
    int size = 12;
    ByteBuffer bytes = ByteBuffer.allocate(size * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      bytes.putInt((i + 1) % length);
      bytes.putInt(i == 0 ? 0 : 1);
      bytes.putInt(i == 0 ? 0 : -size - 8);
    }
    return bytes.array();
  }
}
