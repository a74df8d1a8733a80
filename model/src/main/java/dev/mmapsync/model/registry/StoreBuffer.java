package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// A reader's stores to its `hold` that no other core can see yet, the oldest first: they become
/// visible in their order, each whenever it likes (total store order).
///
/// A store is a mask, and whether its sequence is the next one.
final class StoreBuffer {
  private static final int NEW_SEQUENCE = 1 << 2;
  private static final int NONE = 0;

  /// Each 1 more than the store.
  private final List<Cell> stores = new ArrayList<>();

  StoreBuffer(Layout layout, String slot, int length) {
    for (int i = 0; i < length; i++) {
      stores.add(layout.cell(slot + "in flight " + i, 2 * NEW_SEQUENCE).as(StoreBuffer::text));
    }
  }

  private static String text(int cell) {
    return cell == NONE
        ? "nothing"
        : "%s{%d}".formatted(isNewSequence(cell - 1) ? "next sequence " : "", mask(cell - 1));
  }

  static int newSequence(int mask) {
    return mask | NEW_SEQUENCE;
  }

  static int sameSequence(int mask) {
    return mask;
  }

  static int mask(int store) {
    return store & ~NEW_SEQUENCE;
  }

  static boolean isNewSequence(int store) {
    return (store & NEW_SEQUENCE) != 0;
  }

  List<Cell> cells() {
    return stores;
  }

  private int count(State state) {
    int count = 0;
    while (count < stores.size() && stores.get(count).get(state) != NONE) {
      count++;
    }
    return count;
  }

  boolean isEmpty(State state) {
    return count(state) == 0;
  }

  /// Whether the next store has to wait.
  boolean isFull(State state) {
    return count(state) == stores.size();
  }

  void add(State state, int store) {
    stores.get(count(state)).set(state, store + 1);
  }

  /// Takes the oldest one.
  int remove(State state) {
    int oldest = stores.getFirst().get(state) - 1;
    for (int i = 0; i + 1 < stores.size(); i++) {
      stores.get(i).set(state, stores.get(i + 1).get(state));
    }
    stores.getLast().set(state, NONE);
    return oldest;
  }

  /// The newest one.
  int last(State state) {
    return stores.get(count(state) - 1).get(state) - 1;
  }

  boolean hasNewSequence(State state) {
    return stores.stream()
        .map(cell -> cell.get(state))
        .anyMatch(store -> store != NONE && isNewSequence(store - 1));
  }
}
