package dev.mmapsync.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/// The crate writes where a writer of ours was before and has left a registry; we read.
final class CrateToJvmBesideRegistryConformanceTest extends Conformance
    implements DyingContract, CrateContract {
  CrateToJvmBesideRegistryConformanceTest() {
    super(Side.CRATE, Side.JVM, true);
  }

  /// The crate does away with both guards, and gives each its grace, which is none here.
  @Override
  void prepare() {
    reader().write("hello");
    reader().write("hello");
    reader().unlock();
    assertThat(writer().writeRaw(Contents.of(1, 36), Duration.ZERO).reset()).isTrue();
    assertThat(writer().writeRaw(Contents.of(2, 36), Duration.ZERO).reset()).isTrue();
    writer().open(prefix());
  }
}
