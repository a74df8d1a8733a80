package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;

/// State words at an absolute address: the fast way.
///
/// The segment that is accessed is a constant that spans all of memory, so that the compiler has no
/// bounds and no liveness left to check; what keeps the memory mapped is that this object refers to
/// `owner`. A read of a snapshot then costs little more than its two atomic adds (`benchmarks/`,
/// `ReadBenchmark`).
public final class AddressedStateWords extends StateWords {
  private static final VarHandle LONG = SharedMemory.LONG;
  private static final VarHandle INT = SharedMemory.INT;
  private static final MemorySegment MEMORY = SharedMemory.ALL;

  private final long version;
  private final long readers;
  private final MemorySegment owner;

  /// The words in `mapping`, which must be unmapped by nothing but its own unreachability.
  ///
  /// @throws IllegalCallerException if this module may not use native access
  public AddressedStateWords(MemorySegment mapping) {
    if (mapping.byteSize() != StateLayout.SIZE || mapping.address() % Long.BYTES != 0) {
      throw new IllegalArgumentException("not a state: " + mapping);
    }
    this.owner = mapping;
    this.version = mapping.address() + StateLayout.VERSION;
    this.readers = mapping.address() + StateLayout.READERS;
  }

  @Override
  public long version() {
    try {
      return (long) LONG.getVolatile(MEMORY, version);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  @Override
  public void publish(long word) {
    try {
      LONG.setVolatile(MEMORY, version, word);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  @Override
  public void enter(int index) {
    try {
      int _ = (int) INT.getAndAdd(MEMORY, address(index), 1);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  @Override
  public void leave(int index) {
    try {
      int count;
      do {
        count = (int) INT.getVolatile(MEMORY, address(index));
      } while (StateLayout.count(count) != 0
          && !INT.compareAndSet(MEMORY, address(index), count, count - 1));
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  @Override
  public int readers(int index) {
    try {
      return (int) INT.getVolatile(MEMORY, address(index));
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  @Override
  public void resetReaders(int index, boolean guarded) {
    try {
      INT.setVolatile(MEMORY, address(index), guarded ? StateLayout.GUARD : 0);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  @Override
  public void setGuard(int index) {
    try {
      int _ = (int) INT.getAndBitwiseOr(MEMORY, address(index), StateLayout.GUARD);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  /// Where the state is mapped, for as long as this object can be reached.
  long address() {
    return owner.address();
  }

  private long address(int index) {
    return readers + index * StateLayout.READERS_STRIDE;
  }
}
