package dev.mmapsync.system.conformance;

/// We write without a registry, the crate reads.

final class JvmToCrateWithoutRegistryConformanceTest extends Conformance
    implements DyingContract, OurWriterContract, CrateContract {
  JvmToCrateWithoutRegistryConformanceTest() {
    super(Side.JVM, Side.CRATE, false);
  }
}
