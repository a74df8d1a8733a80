package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Eventually;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GraceTest {
  private static final long LONG = Long.MAX_VALUE;
  private static final long SHORT = 3_000_000;

  @EachStateWords
  void returnsAtOnceWhenNobodyIsThere(EachStateWords.Kind kind) {
    var words = kind.words();
    words.enter(1);
    assertThat(Grace.await(words, 0, LONG)).isZero();
  }

  @EachStateWords
  void withoutAGraceItSaysWhoIsThere(EachStateWords.Kind kind) {
    var words = kind.words();
    words.enter(0);
    words.enter(0);
    assertThat(Grace.await(words, 0, 0)).isEqualTo(2);
    assertThat(words.readers(0)).as("it resets nothing").isEqualTo(2);
  }

  @EachStateWords
  void endsWithTheGrace(EachStateWords.Kind kind) {
    var words = kind.words();
    words.enter(1);
    long start = System.nanoTime();
    assertThat(Grace.await(words, 1, SHORT)).isEqualTo(1);
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT);
  }

  @EachStateWords
  void endsWhenTheLastReaderLeaves(EachStateWords.Kind kind) {
    var words = kind.words();
    words.enter(0);
    words.enter(0);
    var left = new AtomicInteger(-1);
    var waiting = Thread.ofPlatform().start(() -> left.set(Grace.await(words, 0, LONG)));
    Eventually.holds("it parks", () -> waiting.getState() == Thread.State.TIMED_WAITING);
    words.leave(0);
    Eventually.holds("it parks again", () -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertThat(left).hasValue(-1);
    words.leave(0);
    Eventually.holds("it returns", () -> !waiting.isAlive());
    assertThat(left).hasValue(0);
  }

  @Test
  void anInterruptedThreadWaitsAllTheSameAndStaysInterrupted() {
    var words = EachStateWords.Kind.all().findFirst().orElseThrow().words();
    words.enter(0);
    var first = new AtomicInteger(-1);
    var second = new AtomicInteger(-1);
    var interrupted = new AtomicBoolean();
    var waiting =
        Thread.ofPlatform()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  first.set(Grace.await(words, 0, SHORT));
                  second.set(Grace.await(words, 0, LONG));
                  interrupted.set(Thread.currentThread().isInterrupted());
                });
    Eventually.holds("the first grace is over", () -> first.get() != -1);
    assertThat(first).hasValue(1);
    assertThat(second).as("still waiting").hasValue(-1);
    words.leave(0);
    Eventually.holds("it returns", () -> !waiting.isAlive());
    assertThat(second).hasValue(0);
    assertThat(interrupted).isTrue();
  }
}
