package dev.mmapsync.system.conformance;

/// The crate writes, we read.

final class CrateToJvmConformanceTest extends Conformance implements DyingContract, CrateContract {
  CrateToJvmConformanceTest() {
    super(Side.CRATE, Side.JVM, false);
  }
}
