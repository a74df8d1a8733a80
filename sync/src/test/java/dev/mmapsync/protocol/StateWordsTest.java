package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class StateWordsTest {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  @EachStateWords
  void wordsAreWhereTheLayoutSays(EachStateWords.Kind kind) {
    var memory = EachStateWords.Kind.memory();
    var words = kind.of().apply(memory);
    words.publish(0x0102030405060708L);
    words.enter(0);
    words.enter(1);
    words.enter(1);
    assertThat(memory.get(LONG, 0)).isEqualTo(0x0102030405060708L);
    assertThat(memory.get(INT, 8)).isEqualTo(1);
    assertThat(memory.get(INT, 12)).isEqualTo(2);
    assertThat(words.version()).isEqualTo(0x0102030405060708L);
    assertThat(words.readers(0)).isEqualTo(1);
    assertThat(words.readers(1)).isEqualTo(2);
  }

  @EachStateWords
  void aLeaveTakesOneAwayAndNeverGoesBelowZero(EachStateWords.Kind kind) {
    var words = kind.words();
    for (int index = 0; index <= 1; index++) {
      words.enter(index);
      words.enter(index);
      for (int expected : new int[] {1, 0, 0, 0}) {
        words.leave(index);
        assertThat(words.readers(index)).isEqualTo(expected);
        assertThat(words.readers(1 - index)).isZero();
      }
    }
  }

  @EachStateWords
  void aResetForgetsTheReadersOfOneIndex(EachStateWords.Kind kind) {
    var words = kind.words();
    for (int reader = 0; reader < 3; reader++) {
      words.enter(0);
      words.enter(1);
    }
    words.resetReaders(0, false);
    assertThat(words.readers(0)).isZero();
    assertThat(words.readers(1)).isEqualTo(3);
    words.leave(0);
    assertThat(words.readers(0)).isZero();
  }

  @EachStateWords
  void aGuardIsNoReaderAndNoReaderTakesItAway(EachStateWords.Kind kind) {
    var words = kind.words();
    words.setGuard(1);
    assertThat(words.areGuarded()).isFalse();
    words.setGuard(0);
    words.setGuard(0);
    assertThat(words.areGuarded()).isTrue();
    words.enter(0);
    assertThat(StateLayout.count(words.readers(0))).isEqualTo(1);
    words.leave(0);
    words.leave(0);
    assertThat(words.readers(0)).isEqualTo(StateLayout.GUARD);
    words.enter(1);
    words.resetReaders(1, true);
    assertThat(words.readers(1)).isEqualTo(StateLayout.GUARD);
    words.resetReaders(1, false);
    assertThat(words.isGuarded(1)).isFalse();
    assertThat(words.isGuarded(0)).isTrue();
  }

  @EachStateWords
  void countsAreUnsigned(EachStateWords.Kind kind) {
    var memory = EachStateWords.Kind.memory();
    memory.set(INT, 8, -1);
    var words = kind.of().apply(memory);
    assertThat(words.readers(0)).isEqualTo(-1);
    words.leave(0);
    assertThat(Integer.toUnsignedLong(words.readers(0))).isEqualTo(4_294_967_294L);
  }

  @EachStateWords
  void noCountIsLostBetweenThreads(EachStateWords.Kind kind) throws InterruptedException {
    var words = kind.words();
    words.enter(0);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int round = 0; round < 20_000; round++) {
                      words.enter(0);
                      words.enter(1);
                      words.leave(0);
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(words.readers(0)).isEqualTo(1);
    assertThat(words.readers(1)).isEqualTo(80_000);
  }

  @EachStateWords
  void aStateHas16Bytes(EachStateWords.Kind kind) {
    for (int size : new int[] {0, 15, 17}) {
      var memory = Arena.ofAuto().allocate(Math.max(size, 1), Long.BYTES).asSlice(0, size);
      assertThatThrownBy(() -> kind.of().apply(memory))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anAddressMustBeAligned() {
    MemorySegment shifted = Arena.ofAuto().allocate(32, Long.BYTES).asSlice(4, StateLayout.SIZE);
    assertThatThrownBy(() -> new AddressedStateWords(shifted))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
