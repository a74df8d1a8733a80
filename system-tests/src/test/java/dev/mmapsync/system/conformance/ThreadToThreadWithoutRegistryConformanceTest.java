package dev.mmapsync.system.conformance;

import org.junit.jupiter.api.Tag;

/// Two threads of one JVM, with counters.
@Tag("portable")
final class ThreadToThreadWithoutRegistryConformanceTest extends Conformance
    implements OurWriterContract {
  ThreadToThreadWithoutRegistryConformanceTest() {
    super(Side.THREAD, Side.THREAD, false);
  }
}
