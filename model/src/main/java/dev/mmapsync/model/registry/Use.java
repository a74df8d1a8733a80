package dev.mmapsync.model.registry;

import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import dev.mmapsync.model.registry.Own.At;

/// Using a snapshot and closing it.
///
/// As long as the bytes are right, a read of them changes nothing, and neither does what is told at
/// close. So only a wrong read is a step, and only after one does the search follow the close.
final class Use {
  private final Scenario scenario;
  private final StateFile stateFile;
  private final Files files;
  private final Slots slots;
  private final Own own;
  private final Acquire acquire;
  private final int id;

  Use(Shared shared, int id) {
    scenario = shared.scenario();
    stateFile = shared.stateFile();
    files = shared.files();
    slots = shared.slots();
    own = shared.owns().get(id);
    acquire = new Acquire(shared, id);
    this.id = id;
  }

  void step(At here, State state, Moves moves) {
    switch (here) {
      case USE -> use(state, moves);
      case USE_LATE -> useLate(state, moves);
      case CLOSE_MARK -> closeMark(state, moves);
      case CLOSE_GUARD -> closeGuard(state, moves);
      case CLOSE_GENERATION -> closeGeneration(state, moves);
      case LEAVE -> moves.to("leave", this::leave);
      default -> throw new IllegalStateException("not a step of a use: at=" + here);
    }
  }

  private boolean keeps(Rule rule) {
    return scenario.keeps(rule);
  }

  private void go(State state, At then) {
    own.at.set(state, then);
  }

  private void use(State state, Moves moves) {
    useRightly(state, moves);
    boolean evicted =
        slots.isOwnEvicted(state, id, own.index.get(state)) && !own.usesCounters(state);
    if (evicted && !scenario.has(Policy.EVICT)) {
      moves.to("see the mark", this::seeForbiddenMark);
    }
    if (!keeps(Rule.MARK_AFTER_LAST_USE) && !evicted) {
      moves.to("close too early: the mark says nothing", after -> go(after, At.USE_LATE));
    } else if (isWrong(state)) {
      moves.to("read other bytes than acquired", this::readWrong);
    }
  }

  private boolean isWrong(State state) {
    int file = files.mapped(state, id, own.index.get(state));
    return files.content(state, file) != own.acquired.get(state);
  }

  private void seeForbiddenMark(State state) {
    state.violate("reader " + id + " is alive, and evicted by a writer that evicts nobody");
  }

  private void readWrong(State state) {
    if (!own.usesCounters(state)) {
      go(state, At.CLOSE_MARK);
    } else if (stateFile.countDropped.get(state) == 0) {
      state.violate("reader " + id + ", by counters, reads other bytes than those of its version");
    } else {
      go(state, At.LEAVE);
    }
  }

  /// Leaving is a store, which may have to wait.
  private void useRightly(State state, Moves moves) {
    if (own.usesCounters(state) || !slots.isBufferFull(state, id)) {
      moves.to("use the right bytes, leave", this::leave);
    }
  }

  private void useLate(State state, Moves moves) {
    useRightly(state, moves);
    if (isWrong(state)) {
      moves.to("read other bytes than acquired", this::closeUntold);
    }
  }

  // Closing, after a wrong read.

  private void closeMark(State state, Moves moves) {
    boolean looks = keeps(Rule.MARK_COMPARED_AT_CLOSE);
    if (looks && slots.isOwnEvicted(state, id, own.index.get(state))) {
      moves.to("close: the mark says evicted", after -> go(after, At.LEAVE));
    } else if (!scenario.hasGuards()) {
      moves.to("close: the mark says nothing", this::closeUntold);
    } else if (keeps(Rule.GUARD_BEFORE_GENERATION_AT_CLOSE)) {
      moves.to("close: the mark says nothing", after -> go(after, At.CLOSE_GUARD));
    } else {
      moves.to("close: the mark says nothing", after -> go(after, At.CLOSE_GENERATION));
    }
  }

  private void closeGuard(State state, Moves moves) {
    if (!stateFile.hasGuard(state, own.index.get(state))) {
      moves.to("close: the guard is gone", after -> go(after, At.LEAVE));
    } else if (keeps(Rule.GUARD_BEFORE_GENERATION_AT_CLOSE)) {
      moves.to("close: the guard is there", after -> go(after, At.CLOSE_GENERATION));
    } else {
      moves.to("close: the guard is there", this::closeUntold);
    }
  }

  private void closeGeneration(State state, Moves moves) {
    boolean same = own.generation.get(state) == acquire.generation(state);
    if (keeps(Rule.GENERATION) && !same) {
      moves.to("close: the generation is another", after -> go(after, At.LEAVE));
    } else if (keeps(Rule.GUARD_BEFORE_GENERATION_AT_CLOSE)) {
      moves.to("close: the generation is the same", this::closeUntold);
    } else {
      moves.to("close: the generation is the same", after -> go(after, At.CLOSE_GUARD));
    }
  }

  private void closeUntold(State state) {
    state.violate("reader " + id + " has read other bytes than acquired, and is not told");
  }

  private void leave(State state) {
    boolean last = own.readsDone.get(state) + 1 == scenario.reads();
    if (own.usesCounters(state)) {
      stateFile.leave(state, own.index.get(state));
    } else {
      slots.leaveAll(state, id);
    }
    if (last || own.usesCounters(state)) {
      own.forgetRead(state);
    } else {
      own.tries.set(state, 0);
    }
    own.readsDone.add(state, 1);
    if (!last) {
      acquire.beginAgain(state);
      return;
    }
    slots.unlock(state, id);
    files.unmapAll(state, id);
    go(state, At.DONE);
  }
}
