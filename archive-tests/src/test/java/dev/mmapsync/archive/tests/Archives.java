package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.InvocationTargetException;

/// Archives of types that are known only at run time.
final class Archives {
  private static final long PAGE = 4096;

  /// One for all archives of a thread, so that each finds what the one before has left: values of
  /// other types, and failures.
  private static final ThreadLocal<HeapSink> SINK = ThreadLocal.withInitial(HeapSink::new);

  private Archives() {}

  private static final class HeapSink extends ArchiveSink {
    private MemorySegment memory;

    HeapSink() {
      super(MemorySegment.NULL);
      this.memory = MemorySegment.NULL;
    }

    void restart() {
      memory = MemorySegment.ofArray(new byte[64]).fill((byte) 0x5A);
      restart(memory);
    }

    @Override
    protected MemorySegment grow(long wanted) {
      MemorySegment larger =
          MemorySegment.ofArray(new byte[(int) Math.max(wanted, memory.byteSize() * 2)]);
      larger.fill((byte) 0x5A);
      MemorySegment.copy(memory, 0, larger, 0, memory.byteSize());
      memory = larger;
      return larger;
    }

    byte[] bytes() {
      return memory.asSlice(0, position()).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /// The archive of a value.
  @SuppressWarnings("unchecked")
  static byte[] serialize(ArchiveType<?, ?> type, Object value) {
    HeapSink sink = SINK.get();
    sink.restart();
    ((ArchiveType<Object, ?>) type).serialize(value, sink);
    return sink.bytes();
  }

  /// Read-only native memory, page-aligned plus `shift`, with the bytes.
  static MemorySegment map(Arena arena, byte[] bytes, long shift) {
    MemorySegment memory =
        arena.allocate(bytes.length + shift + 1, PAGE).asSlice(shift, bytes.length);
    memory.copyFrom(MemorySegment.ofArray(bytes));
    return memory.asReadOnly();
  }

  /// Whether the check accepts the bytes.
  static boolean accepts(ArchiveType<?, ?> type, byte[] bytes, long shift) {
    try (Arena arena = Arena.ofConfined()) {
      type.check(map(arena, bytes, shift));
      return true;
    } catch (ArchiveException e) {
      return false;
    }
  }

  /// `deserialize()` of a view.
  static Object deserialize(Object view) {
    return call(view, "deserialize");
  }

  static Object call(Object view, String method) {
    try {
      var found = view.getClass().getMethod(method);
      found.setAccessible(true);
      return found.invoke(view);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot call " + method + " of " + view.getClass(), e);
    }
  }
}
