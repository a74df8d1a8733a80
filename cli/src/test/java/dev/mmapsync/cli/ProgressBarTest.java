package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
  private final AtomicLong clock = new AtomicLong();
  private final StringWriter err = new StringWriter();

  private ProgressBar bar(long total) {
    return new ProgressBar(new PrintWriter(err), "publishing", total, clock::get);
  }

  private void pass(long millis) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void isNotDrawnForWhatIsSoonDone() {
    try (ProgressBar bar = bar(100)) {
      pass(299);
      bar.accept(100);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void isDrawnAgainAndWiped() {
    ProgressBar bar = bar(200);
    pass(300);
    bar.accept(50);
    pass(99);
    bar.accept(90);
    pass(1);
    bar.accept(100);

    assertThat(err.toString())
        .isEqualTo(
            ("\rpublishing  [" + "#".repeat(10) + "-".repeat(30) + "]  25 %")
                + ("\rpublishing  [" + "#".repeat(20) + "-".repeat(20) + "]  50 %"));

    bar.close();
    assertThat(err.toString()).endsWith("\r\033[K");
  }
}
