package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// State words in a segment, with all of its checks: the way where native access is denied.
public final class SegmentStateWords extends StateWords {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private final MemorySegment mapping;

  /// The words in `mapping`.
  public SegmentStateWords(MemorySegment mapping) {
    if (mapping.byteSize() != StateLayout.SIZE) {
      throw new IllegalArgumentException("not a state: " + mapping);
    }
    this.mapping = mapping;
  }

  @Override
  public long version() {
    return (long) LONG.getVolatile(mapping, StateLayout.VERSION);
  }

  @Override
  public void publish(long word) {
    LONG.setVolatile(mapping, StateLayout.VERSION, word);
  }

  @Override
  public void enter(int index) {
    int _ = (int) INT.getAndAdd(mapping, StateLayout.readers(index), 1);
  }

  @Override
  public void leave(int index) {
    int count;
    do {
      count = (int) INT.getVolatile(mapping, StateLayout.readers(index));
    } while (StateLayout.count(count) != 0
        && !INT.compareAndSet(mapping, StateLayout.readers(index), count, count - 1));
  }

  @Override
  public int readers(int index) {
    return (int) INT.getVolatile(mapping, StateLayout.readers(index));
  }

  @Override
  public void resetReaders(int index, boolean guarded) {
    INT.setVolatile(mapping, StateLayout.readers(index), guarded ? StateLayout.GUARD : 0);
  }

  @Override
  public void setGuard(int index) {
    int _ = (int) INT.getAndBitwiseOr(mapping, StateLayout.readers(index), StateLayout.GUARD);
  }
}
