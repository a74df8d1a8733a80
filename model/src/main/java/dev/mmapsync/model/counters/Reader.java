package dev.mmapsync.model.counters;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// A reader, section 3 of the protocol: acquire, read once, leave; a few times.
///
/// One read of one byte is enough: the search tries every moment for it.
final class Reader implements Machine {
  private enum At {
    LOAD_INDEX,
    ENTER,
    LOAD_V1,
    ENTER_OTHER,
    LOAD_V2,
    LEAVE_SPARE,
    READ,
    LEAVE,
    GIVE_UP
  }

  private final Scenario scenario;
  private final Memory memory;
  private final int id;
  private final Choice<At> at;
  private final Cell readsDone;

  /// The index that is being entered, and in the end that of the snapshot.
  private final Cell index;

  /// The number of the snapshot, 0 as long as there is none.
  private final Cell acquired;

  Reader(Layout layout, Scenario scenario, Memory memory, int id) {
    this.scenario = scenario;
    this.memory = memory;
    this.id = id;
    at = layout.hiddenChoice(name() + " at", At.class);
    readsDone = layout.cell(name() + " reads done", scenario.reads()).hidden();
    index = layout.cell(name() + " index", 1);
    acquired = layout.cell(name() + " has", scenario.writes()).as(value -> "#" + value);
  }

  @Override
  public String name() {
    return "reader " + id;
  }

  @Override
  public boolean mayRest(State state) {
    return readsDone.get(state) == scenario.reads();
  }

  @Override
  public void step(State state, Moves moves) {
    switch (at.get(state)) {
      case LOAD_INDEX -> loadIndex(state, moves);
      case ENTER -> moves.to("enter(i)", this::enter);
      case LOAD_V1 -> loadV1(state, moves);
      case ENTER_OTHER -> moves.to("enter(j)", this::enterOther);
      case LOAD_V2 -> loadV2(state, moves);
      case LEAVE_SPARE -> moves.to("leave the other index", this::leaveSpare);
      case READ -> moves.to("read a byte", this::read);
      case LEAVE -> moves.to("leave", this::leave);
      case GIVE_UP -> moves.to("leave what is held", this::giveUp);
    }
  }

  private void loadIndex(State state, Moves moves) {
    int word = memory.version.get(state);
    if (mayRest(state)) {
      return;
    }
    if (word == Memory.NOTHING_PUBLISHED) {
      moves.to("load the version: nothing published", this::finish);
    } else {
      moves.to("i = index of the version", after -> chooseIndex(after, word));
    }
  }

  private void chooseIndex(State state, int word) {
    index.set(state, Memory.index(word));
    if (!scenario.keeps(Rule.RECHECK)) {
      acquired.set(state, Memory.number(word));
    }
    at.set(state, At.ENTER);
  }

  private void enter(State state) {
    memory.enter(state, id, index.get(state));
    at.set(state, scenario.keeps(Rule.RECHECK) ? At.LOAD_V1 : At.READ);
  }

  private void loadV1(State state, Moves moves) {
    int word = memory.version.get(state);
    if (isNothing(word)) {
      moves.to("v1 = version: nothing published", after -> at.set(after, At.GIVE_UP));
    } else if (Memory.index(word) == index.get(state)) {
      moves.to("v1 = version: settled", after -> settle(after, word, At.READ));
    } else {
      moves.to("v1 = version: the other index", after -> at.set(after, At.ENTER_OTHER));
    }
  }

  private void enterOther(State state) {
    memory.enter(state, id, 1 - index.get(state));
    at.set(state, At.LOAD_V2);
  }

  private void loadV2(State state, Moves moves) {
    int word = memory.version.get(state);
    if (isNothing(word)) {
      moves.to("v2 = version: nothing published", after -> at.set(after, At.GIVE_UP));
    } else if (Memory.index(word) == index.get(state)) {
      moves.to("v2 = version: back at i", after -> settle(after, word, At.LEAVE_SPARE));
    } else {
      moves.to("v2 = version: still at j", after -> settle(after, word, At.LEAVE_SPARE));
    }
  }

  private boolean isNothing(int word) {
    return word == Memory.NOTHING_PUBLISHED && scenario.keeps(Rule.ZERO_IS_NOTHING);
  }

  private void settle(State state, int word, At next) {
    index.set(state, Memory.index(word));
    acquired.set(state, Memory.number(word));
    at.set(state, next);
  }

  private void leaveSpare(State state) {
    memory.leave(state, id, 1 - index.get(state));
    at.set(state, At.READ);
  }

  private void read(State state) {
    int own = index.get(state);
    boolean torn = memory.content.get(own).get(state) != acquired.get(state);
    boolean excused =
        switch (scenario.promise()) {
          case NEVER_TORN -> false;
          case UNTIL_A_RESET -> memory.resetReported.get(state) == 1;
          case UNLESS_OUTLIVED -> memory.isOutlived(state, id, own);
        };
    if (torn && !excused) {
      state.violate(name() + " reads other bytes than those of the version that it acquired");
    }
    at.set(state, At.LEAVE);
  }

  private void leave(State state) {
    memory.leave(state, id, index.get(state));
    finish(state);
  }

  private void giveUp(State state) {
    int first = memory.hasEntered(state, id, 0) ? 0 : 1;
    memory.leave(state, id, first);
    if (!memory.hasEntered(state, id, 1 - first)) {
      finish(state);
    }
  }

  private void finish(State state) {
    index.set(state, 0);
    acquired.set(state, 0);
    readsDone.add(state, 1);
    at.set(state, At.LOAD_INDEX);
  }
}
