package dev.mmapsync.system.conformance;

import org.junit.jupiter.api.Tag;

/// Two JVMs, with counters.
@Tag("portable")
final class JvmToJvmWithoutRegistryConformanceTest extends Conformance
    implements DyingContract, OurWriterContract {
  JvmToJvmWithoutRegistryConformanceTest() {
    super(Side.JVM, Side.JVM, false);
  }
}
