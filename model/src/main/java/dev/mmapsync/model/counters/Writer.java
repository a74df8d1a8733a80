package dev.mmapsync.model.counters;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// The one writer, section 2 of the protocol: wait, write, publish.
///
/// The write of a file is two steps, its first byte and its last, so whatever a reader does in
/// between overlaps it.
final class Writer implements Machine {
  private enum At {
    START,
    LOAD_READERS,
    RESET,
    FIRST_BYTE,
    LAST_BYTE,
    PUBLISH
  }

  private final Scenario scenario;
  private final Memory memory;
  private final Choice<At> at;
  private final Cell number;
  private final Cell next;

  Writer(Layout layout, Scenario scenario, Memory memory) {
    this.scenario = scenario;
    this.memory = memory;
    at = layout.hiddenChoice("writer at", At.class);
    number = layout.cell("writing", scenario.writes()).as(value -> "#" + value);
    next = layout.cell("next", 1);
  }

  @Override
  public String name() {
    return "writer";
  }

  @Override
  public boolean mayRest(State state) {
    return at.is(state, At.START) && number.get(state) == scenario.writes();
  }

  @Override
  public void step(State state, Moves moves) {
    At here = at.get(state);
    switch (here) {
      case START -> start(state, moves);
      case LOAD_READERS -> loadReaders(state, moves);
      case RESET -> moves.to("set the count to 0", this::reset);
      case FIRST_BYTE -> firstByte(state, moves);
      case LAST_BYTE -> moves.to("write the last byte", this::lastByte);
      case PUBLISH -> moves.to("publish", this::publish);
    }
    if (here != At.START && scenario.has(Event.WRITER_DIES)) {
      moves.to("die, and another takes over", this::end);
    }
  }

  private void start(State state, Moves moves) {
    if (number.get(state) < scenario.writes()) {
      moves.to("load the version, choose next", this::chooseNext);
    }
  }

  private void chooseNext(State state) {
    int buffered = memory.storeBuffer.get(state);
    int word = buffered != Memory.NOTHING_PUBLISHED ? buffered : memory.version.get(state);
    next.set(state, word == Memory.NOTHING_PUBLISHED ? 0 : 1 - Memory.index(word));
    number.add(state, 1);
    at.set(state, At.LOAD_READERS);
  }

  private void loadReaders(State state, Moves moves) {
    if (memory.readers.get(next.get(state)).get(state) == 0) {
      moves.to("load readers[next]: nobody", after -> at.set(after, At.FIRST_BYTE));
    } else if (scenario.has(Event.RESET)) {
      moves.to("load readers[next]: the grace is over", after -> at.set(after, At.RESET));
    }
  }

  private void reset(State state) {
    memory.reset(state, next.get(state));
    at.set(state, At.FIRST_BYTE);
  }

  /// Stores reach memory in their order: this one behind the version word that may still be in the
  /// store buffer. (The load of `readers[next]` did not wait for that.)
  private void firstByte(State state, Moves moves) {
    if (memory.storeBuffer.get(state) == Memory.NOTHING_PUBLISHED) {
      moves.to("write the first byte", this::firstByte);
    }
  }

  private void firstByte(State state) {
    memory.content.get(next.get(state)).set(state, memory.halfWritten);
    at.set(state, At.LAST_BYTE);
  }

  private void lastByte(State state) {
    memory.content.get(next.get(state)).set(state, number.get(state));
    at.set(state, At.PUBLISH);
  }

  private void publish(State state) {
    boolean fenced = scenario.keeps(Rule.FENCE_AFTER_PUBLISH);
    Cell target = fenced ? memory.version : memory.storeBuffer;
    target.set(state, Memory.word(number.get(state), next.get(state)));
    end(state);
  }

  private void end(State state) {
    next.set(state, 0);
    at.set(state, At.START);
  }
}
