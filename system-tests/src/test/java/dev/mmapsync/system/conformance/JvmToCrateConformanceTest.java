package dev.mmapsync.system.conformance;

/// We write and keep a registry, the crate reads and knows nothing of it.

final class JvmToCrateConformanceTest extends Conformance
    implements DyingContract, OurWriterContract, CrateContract, GuardContract {
  JvmToCrateConformanceTest() {
    super(Side.JVM, Side.CRATE, true);
  }
}
