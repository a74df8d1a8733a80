package dev.mmapsync.model.registry;

import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import dev.mmapsync.model.registry.Own.At;
import org.jspecify.annotations.Nullable;

/// A reader with a slot: claim, then acquire, read and close a few times. It can die at any step,
/// and then another process takes over its slot.
final class Reader implements Machine {
  private final Scenario scenario;
  private final Shared shared;
  private final Slots slots;
  private final int id;
  private final Own own;
  private final Writer writer;
  private final @Nullable Reader before;
  private final Acquire acquire;
  private final Use use;

  /// @param before the reader that goes first when all writes are over
  Reader(Shared shared, Writer writer, @Nullable Reader before, int id) {
    this.shared = shared;
    this.writer = writer;
    this.before = before;
    this.id = id;
    scenario = shared.scenario();
    slots = shared.slots();
    own = shared.owns().get(id);
    acquire = new Acquire(shared, id);
    use = new Use(shared, id);
  }

  @Override
  public String name() {
    return "reader " + id;
  }

  @Override
  public boolean mayRest(State state) {
    return own.at.is(state, At.DONE);
  }

  void startWithSlot(State state) {
    slots.lock(state, id);
    slots.raiseHighWaterMark(state, id);
    join(state);
  }

  @Override
  public void step(State state, Moves moves) {
    if (mustWait(state) || mayRest(state)) {
      return;
    }
    At here = own.at.get(state);
    switch (here) {
      case LOCK_SLOT -> moves.to("lock the slot", this::lockSlot);
      case CLEAR_HOLD -> moves.to("clear hold", this::clearHold);
      case RAISE_HIGH_WATER_MARK -> moves.to("raise the high-water mark", this::raise);
      case REGISTER -> moves.to("register for membarrier", this::register);
      case JOIN -> moves.to("add 1 to joined", this::addToJoined);
      case USE, USE_LATE, CLOSE_MARK, CLOSE_GUARD, CLOSE_GENERATION, LEAVE ->
          use.step(here, state, moves);
      default -> acquire.step(here, state, moves);
    }
    if (mayLeaveLostRegistry(state, here)) {
      moves.to("leave the registry that is gone", this::leaveLostRegistry);
    }
    boolean mayDie = own.deaths.get(state) + 1 < scenario.lives() && here != At.LOCK_SLOT;
    if (mayDie && !shared.processors().isBesideWriter(state, id)) {
      moves.to("die; another process follows", this::die);
    }
  }

  /// Readers never see each other. When the last write is over nothing changes any more under any
  /// of them, so that they need not take turns.
  private boolean mustWait(State state) {
    boolean isNext = before == null || !writer.isOver(state) || before.mayRest(state);
    return !isNext || (own.storesNext(state) && slots.isBufferFull(state, id));
  }

  // Claiming. Each of its two rules, taken out, puts its step behind the first enter.

  private void lockSlot(State state) {
    slots.lock(state, id);
    if (scenario.keeps(Rule.HOLD_CLEARED_BEFORE_ENTER)) {
      own.at.set(state, At.CLEAR_HOLD);
    } else {
      afterClearing(state);
    }
  }

  private void clearHold(State state) {
    slots.claim(state, id);
    if (scenario.keeps(Rule.HOLD_CLEARED_BEFORE_ENTER)) {
      afterClearing(state);
    } else {
      own.at.set(state, At.LOAD_V1);
    }
  }

  private void afterClearing(State state) {
    if (scenario.keeps(Rule.HIGH_WATER_MARK_BEFORE_ENTER)) {
      own.at.set(state, At.RAISE_HIGH_WATER_MARK);
    } else {
      join(state);
    }
  }

  private void raise(State state) {
    slots.raiseHighWaterMark(state, id);
    if (scenario.keeps(Rule.HIGH_WATER_MARK_BEFORE_ENTER)) {
      join(state);
    } else {
      own.at.set(state, At.USE);
    }
  }

  // Joining those that enter without a fence.

  private void join(State state) {
    if (!slots.isAsymmetric(state, id)) {
      acquire.begin(state);
    } else if (scenario.keeps(Rule.JOINED_BEHIND_REGISTRATION)
        && scenario.keeps(Rule.READERS_REGISTERED)) {
      own.at.set(state, At.REGISTER);
    } else {
      own.at.set(state, At.JOIN);
    }
  }

  private void register(State state) {
    shared.processors().register(state, id);
    boolean joinsNow =
        scenario.keeps(Rule.JOINED_BEHIND_REGISTRATION) && scenario.keeps(Rule.JOINED_BEFORE_ENTER);
    if (joinsNow) {
      own.at.set(state, At.JOIN);
    } else {
      acquire.begin(state);
    }
  }

  private void addToJoined(State state) {
    slots.join(state, id);
    if (!scenario.keeps(Rule.JOINED_BEFORE_ENTER)) {
      own.at.set(state, At.USE);
    } else if (!scenario.keeps(Rule.JOINED_BEHIND_REGISTRATION)) {
      own.at.set(state, At.REGISTER);
    } else {
      acquire.begin(state);
    }
  }

  /// At the beginning of an acquire, at any time that it likes.
  private boolean mayLeaveLostRegistry(State state, At here) {
    boolean begins = here == At.ENTER_AGAIN || here == At.LOAD_GENERATION || here == At.ENTER;
    return slots.isLost(state, id) && begins && !own.usesCounters(state);
  }

  private void leaveLostRegistry(State state) {
    slots.leaveLost(state, id);
    shared.files().unmapAll(state, id);
    own.forgetRead(state);
    own.at.set(state, At.LOCK_SLOT);
  }

  private void die(State state) {
    if (slots.isLost(state, id)) {
      slots.leaveLost(state, id);
    } else {
      slots.unlock(state, id);
    }
    shared.processors().forgetProcess(state, id);
    shared.files().unmapAll(state, id);
    own.forgetRead(state);
    own.deaths.add(state, 1);
    own.at.set(state, At.LOCK_SLOT);
  }
}
