package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Eventually;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class AcquireTest {
  private static final long NO_GRACE_ENDS = Long.MAX_VALUE;

  @EachStateWords
  void nothingPublishedHoldsNothing(EachStateWords.Kind kind) {
    var words = kind.words();
    assertThat(Acquire.acquire(words)).isEqualTo(VersionWord.NOTHING);
    assertThat(words.readers(0) + words.readers(1)).isZero();
  }

  @EachStateWords
  void holdsTheIndexOfTheVersionThatItReturns(EachStateWords.Kind kind) {
    var words = kind.words();
    for (int index = 0; index <= 1; index++) {
      long version = VersionWord.of(index, 100 + index, 7);
      words.publish(version);
      assertThat(Acquire.acquire(words)).isEqualTo(version);
      assertThat(words.readers(index)).isEqualTo(1);
      assertThat(words.readers(1 - index)).isZero();
      words.leave(index);
    }
  }

  /// Versions with both indices, and none at all, come and go while many acquire: each holds
  /// exactly one index, and when all have left, nobody is counted.
  @EachStateWords
  void whateverIsPublishedMeanwhileExactlyOneIsHeld(EachStateWords.Kind kind)
      throws InterruptedException {
    var words = kind.words();
    long zero = VersionWord.of(0, 10, 1);
    long one = VersionWord.of(1, 20, 2);
    var stop = new AtomicBoolean();
    var wrong = new AtomicReference<String>();
    var readers = new ArrayList<Thread>();
    for (int i = 0; i < 2; i++) {
      readers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!stop.get()) {
                      long version = Acquire.acquire(words);
                      if (version != VersionWord.NOTHING) {
                        int index = VersionWord.index(version);
                        if ((version != zero && version != one) || words.readers(index) < 1) {
                          wrong.set(Long.toHexString(version));
                        }
                        words.leave(index);
                      }
                    }
                  }));
    }
    for (int round = 0; round < 300_000; round++) {
      words.publish(zero);
      words.publish(one);
      if (round % 3 == 0) {
        words.publish(VersionWord.NOTHING);
      }
    }
    stop.set(true);
    for (var reader : readers) {
      reader.join();
    }
    assertThat(wrong).hasNullValue();
    assertThat(words.readers(0)).isZero();
    assertThat(words.readers(1)).isZero();
  }

  /// Two buffers of plain words that a writer fills as section 2 of the protocol says.
  private static final class Buffers {
    private static final int LENGTH = 16;

    private final StateWords words;
    private final long[][] buffers = new long[2][LENGTH];
    private final AtomicLong torn = new AtomicLong();
    private final AtomicLong whole = new AtomicLong();

    Buffers(StateWords words) {
      this.words = words;
    }

    void write(long content) {
      int next = 1 - VersionWord.index(words.version());
      assertThat(new Grace(NO_GRACE_ENDS).await(() -> words.readers(next) == 0)).isTrue();
      Arrays.fill(buffers[next], content);
      words.publish(VersionWord.of(next, content, content));
    }

    void read(ToLongFunction<StateWords> acquire) {
      long version = acquire.applyAsLong(words);
      int index = VersionWord.index(version);
      long expected = VersionWord.size(version);
      boolean same = true;
      for (long content : buffers[index]) {
        same &= content == expected;
      }
      (same ? whole : torn).incrementAndGet();
      words.leave(index);
    }
  }

  @EachStateWords
  void whatIsHeldIsNeverOverwritten(EachStateWords.Kind kind) throws InterruptedException {
    var buffers = new Buffers(kind.words());
    buffers.write(1);
    var stop = new AtomicBoolean();
    var readers = new ArrayList<Thread>();
    for (int i = 0; i < 2; i++) {
      readers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!stop.get()) {
                      buffers.read(Acquire::acquire);
                    }
                  }));
    }
    for (long content = 2; content < 60_000; content++) {
      buffers.write(content);
    }
    stop.set(true);
    for (var reader : readers) {
      reader.join();
    }
    assertThat(buffers.torn).hasValue(0);
    assertThat(buffers.whole.get()).isPositive();
  }

  /// The acquire of the Rust crate: load, enter, go on. Two publications between load and enter
  /// tear it, and the same buffers show that.
  @Test
  void withoutTheSecondLoadItTears() {
    var kind = EachStateWords.Kind.all().findFirst().orElseThrow();
    var buffers = new Buffers(kind.words());
    buffers.write(1);
    var between = new AtomicBoolean();
    ToLongFunction<StateWords> naive =
        words -> {
          long version = words.version();
          between.set(true);
          Eventually.holds("two publications", () -> !between.get());
          words.enter(VersionWord.index(version));
          return version;
        };
    var reading = Thread.ofPlatform().start(() -> buffers.read(naive));
    Eventually.holds("the reader has loaded the version", between::get);
    buffers.write(2);
    buffers.write(3);
    between.set(false);
    Eventually.holds("the reader is done", () -> !reading.isAlive());
    assertThat(buffers.torn).hasValue(1);
  }
}
