package dev.mmapsync.system.conformance;

/// Two JVMs, with slots.

final class JvmToJvmConformanceTest extends Conformance
    implements DyingContract, OurWriterContract, SlotsContract {
  JvmToJvmConformanceTest() {
    super(Side.JVM, Side.JVM, true);
  }
}
