package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldWordTest {
  private static final long HOLD = HoldWord.next(0, 0);

  @Test
  void eachAcquireHasASequenceOfItsOwn() {
    long first = HoldWord.next(HoldWord.idle(0x123L), 1);
    assertThat(HoldWord.holds(first, 1)).isTrue();
    assertThat(HoldWord.holds(first, 0)).isFalse();
    long both = HoldWord.with(first, 0);
    assertThat(HoldWord.holds(both, 0)).isTrue();
    assertThat(HoldWord.without(both, 0)).isEqualTo(first);
    assertThat(HoldWord.idle(first)).isEqualTo(first & ~15L);
    assertThat(HoldWord.next(HoldWord.idle(first), 1)).isEqualTo(first + 16);
  }

  @Test
  void marksOfOneSequenceAddUp() {
    long mark = HoldWord.detaching(HoldWord.evicting(0, HOLD, 0), HOLD, 1);
    assertThat(HoldWord.isEvicted(HOLD, mark, 0)).isTrue();
    assertThat(HoldWord.isDetached(HOLD, mark, 1)).isTrue();
    assertThat(HoldWord.isEvicted(HOLD, mark, 1)).isFalse();
    assertThat(HoldWord.isDetached(HOLD, mark, 0)).isFalse();
    assertThat(HoldWord.isMarked(HOLD, mark, 0)).isTrue();
    assertThat(HoldWord.isMarked(HOLD, mark, 1)).isTrue();
  }

  @Test
  void aMarkOfAnotherSequenceIsReplaced() {
    long mark = HoldWord.evicting(0, HOLD, 0);
    long later = HoldWord.next(HoldWord.idle(HOLD), 0);
    assertThat(HoldWord.isMarked(later, mark, 0)).isFalse();
    long next = HoldWord.detaching(mark, later, 0);
    assertThat(HoldWord.isEvicted(later, next, 0)).isFalse();
    assertThat(HoldWord.isDetached(later, next, 0)).isTrue();
    assertThat(HoldWord.isMarked(HOLD, next, 0)).isFalse();
  }

  @Test
  void aMarkCountsWhateverElseTheHoldHasByNow() {
    long mark = HoldWord.evicting(0, HOLD, 0);
    assertThat(HoldWord.isEvicted(HoldWord.with(HOLD, 1), mark, 0)).isTrue();
    assertThat(HoldWord.isEvicted(HoldWord.with(HOLD, 1), mark, 1)).isFalse();
  }
}
