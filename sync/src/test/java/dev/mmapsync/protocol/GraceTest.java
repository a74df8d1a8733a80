package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Eventually;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GraceTest {
  private static final long LONG = Long.MAX_VALUE;
  private static final long SHORT = 3_000_000;

  @Test
  void returnsAtOnceWhenTheWayIsFree() {
    assertThat(new Grace(0).await(() -> true)).isTrue();
  }

  @Test
  void withoutAGraceItLooksOnce() {
    var looks = new AtomicInteger();
    assertThat(new Grace(0).await(() -> looks.incrementAndGet() > 1)).isFalse();
    assertThat(looks).hasValue(1);
  }

  @Test
  void endsWithTheGrace() {
    long start = System.nanoTime();
    assertThat(new Grace(SHORT).await(() -> false)).isFalse();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void oneDeadlineForAllThatIsWaitedFor() {
    var grace = new Grace(SHORT);
    assertThat(grace.await(() -> false)).isFalse();
    var looks = new AtomicInteger();
    assertThat(grace.await(() -> looks.incrementAndGet() > 1)).as("nothing is left").isFalse();
  }

  @Test
  void endsWhenTheWayIsFree() {
    var free = new AtomicBoolean();
    var result = new AtomicReference<Boolean>();
    var waiting = Thread.ofPlatform().start(() -> result.set(new Grace(LONG).await(free::get)));
    Eventually.holds("it parks", () -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertThat(result).hasNullValue();
    free.set(true);
    Eventually.holds("it returns", () -> !waiting.isAlive());
    assertThat(result).hasValue(true);
  }

  @Test
  void aSpinEndsByItself() {
    assertThat(new Grace(0).spin(() -> false)).isFalse();
    var looks = new AtomicInteger();
    assertThat(new Grace(0).spin(() -> looks.incrementAndGet() == 3)).isTrue();
  }

  @Test
  void anInterruptedThreadWaitsAllTheSameAndStaysInterrupted() {
    var free = new AtomicBoolean();
    var first = new AtomicReference<Boolean>();
    var second = new AtomicReference<Boolean>();
    var interrupted = new AtomicBoolean();
    var waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  first.set(new Grace(SHORT).await(free::get));
                  second.set(new Grace(LONG).await(free::get));
                  interrupted.set(Thread.currentThread().isInterrupted());
                });
    Eventually.holds("the first grace is over", () -> first.get() != null);
    assertThat(first).hasValue(false);
    assertThat(second).as("still waiting").hasNullValue();
    free.set(true);
    Eventually.holds("it returns", () -> !waiting.isAlive());
    assertThat(second).hasValue(true);
    assertThat(interrupted).isTrue();
  }
}
