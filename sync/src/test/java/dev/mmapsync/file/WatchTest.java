package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Eventually;
import dev.mmapsync.PlannedException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {

  /// Counts its looks, of which some throw.
  private static final class Counting implements Watch.Watched {
    private final AtomicInteger looks = new AtomicInteger();
    private final int end;
    private final RuntimeException thrown;

    Counting(int end, RuntimeException thrown) {
      this.end = end;
      this.thrown = thrown;
    }

    @Override
    public boolean look() {
      int look = looks.incrementAndGet();
      if (look < end) {
        throw thrown;
      }
      return false;
    }
  }

  @Test
  void whoThrowsKeepsNobodyFromBeingLookedAt() {
    var throwing = new Counting(3, new PlannedException());
    var other = new Counting(0, new IllegalStateException("never"));
    Watch.over(throwing);
    Watch.over(other);
    Eventually.holds("the others are looked at", () -> other.looks.get() > 0);
    Eventually.holds("and who throws again", () -> throwing.looks.get() == 3);

    var later = new Counting(0, new IllegalStateException("never"));
    Watch.over(later);
    Eventually.holds("who comes later is looked at", () -> later.looks.get() > 0);
    assertThat(throwing.looks).hasValue(3);
  }
}
