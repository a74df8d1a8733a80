package dev.mmapsync.examples.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Synchronizer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scores are those of what was written.
class FeaturesTest {
  @TempDir Path folder;

  @Test
  void scores() {
    Path prefix = folder.resolve("features");
    assertThat(Features.write(prefix, 100)).isPositive();
    try (var reader = Synchronizer.reader(prefix, ArchivedFeatureTable.TYPE).open()) {
      assertThat(Features.score(reader, 7)).isBetween(1f, 32f);
      assertThat(Features.score(reader, 100)).isZero();
    }
  }
}
