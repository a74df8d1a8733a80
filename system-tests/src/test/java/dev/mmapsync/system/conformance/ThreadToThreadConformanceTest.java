package dev.mmapsync.system.conformance;

/// Two threads of one JVM, with slots.

final class ThreadToThreadConformanceTest extends Conformance
    implements OurWriterContract, SlotsContract {
  ThreadToThreadConformanceTest() {
    super(Side.THREAD, Side.THREAD, true);
  }
}
