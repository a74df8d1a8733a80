package dev.mmapsync.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateStoreTest {

  /// More states than a chunk and than the first table hold, each of them added twice.
  @Test
  void keepsEachStateOnceInTheOrderOfArrival() {
    Layout layout = new Layout();
    Cell low = layout.cell("low", 1 << 20);
    Cell high = layout.cell("high", 1 << 20);
    layout.cell("fills the word", 1 << 23);
    Cell second = layout.cell("second word", 1 << 20);
    StateStore store = new StateStore(layout.words());
    State state = layout.zero();
    int count = 300_000;
    for (int i = 0; i < count; i++) {
      low.set(state, i);
      high.set(state, count - i);
      second.set(state, i / 2);
      store.add(state, i / 3);
      store.add(state, 0);
    }
    assertThat(layout.words()).isEqualTo(2);
    assertThat(store.size()).isEqualTo(count);
    State loaded = layout.zero();
    for (int i = 0; i < count; i++) {
      store.load(i, loaded);
      assertThat(low.get(loaded)).isEqualTo(i);
      assertThat(second.get(loaded)).isEqualTo(i / 2);
      assertThat(store.origin(i)).isEqualTo(i / 3);
    }
  }
}
