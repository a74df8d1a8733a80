package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import dev.mmapsync.model.registry.Write.At;
import java.util.function.Consumer;

/// When a writer executes the barrier of its readers, and when it does not: behind its publication,
/// for its next write, or in that, between the last publication and the first load of a `hold`.
final class Barrier {
  private final Scenario scenario;
  private final Slots slots;
  private final Processors processors;
  private final Write write;
  private final Consumer<? super State> end;
  private final Membarrier membarrier;
  private final Prepared prepared;

  /// Whether this write is that of a writer that cannot call `membarrier`, and does not mind.
  private final Cell cannotCall;

  /// @param end of a write, behind what it does for the next one
  Barrier(Layout layout, Shared shared, Write write, Consumer<? super State> end) {
    scenario = shared.scenario();
    slots = shared.slots();
    processors = shared.processors();
    this.write = write;
    this.end = end;
    membarrier = new Membarrier(layout, shared);
    prepared = new Prepared(layout, shared);
    cannotCall = layout.cell("cannot call membarrier", scenario.isAsymmetric() ? 1 : 0).hidden();
  }

  Membarrier membarrier() {
    return membarrier;
  }

  Prepared prepared() {
    return prepared;
  }

  /// Whether a writer remembers anything that the next one does not know.
  boolean isAnythingRemembered(State state) {
    return membarrier.hasToured(state) || prepared.isForAny(state);
  }

  /// Another writer follows, which remembers nothing.
  void takeOver(State state) {
    processors.moveWriter(state);
    if (scenario.keeps(Rule.TOURED_BY_ITSELF)) {
      membarrier.forgetTour(state);
    }
    if (scenario.keeps(Rule.PREPARED_BY_ITSELF)) {
      prepared.forget(state);
    }
  }

  /// Another writer follows, which has been here before.
  void takeTurns(State state) {
    membarrier.takeTurns(state);
    prepared.takeTurns(state);
  }

  void forbidCalls(State state) {
    cannotCall.set(state, 1);
  }

  /// Where a write goes on before it looks at slots: here, unless this writer has executed the
  /// barrier behind that publication.
  At firstLook(State state) {
    return takesPart(state) && !prepared.isForNext(state) ? At.LOAD_JOINED : At.LOOK_AT_SLOTS;
  }

  private boolean takesPart(State state) {
    return scenario.isAsymmetric() && cannotCall.get(state) == 0 && !slots.isReplaced(state);
  }

  private boolean calls(State state) {
    return takesPart(state) && scenario.keeps(Rule.MEMBARRIER);
  }

  void loadJoined(State state, Moves moves) {
    String label = membarrier.hasLoadedEarly() ? "joined has been loaded" : "load joined";
    moves.to(write.isPublished(state) ? "behind it: " + label : label, this::begin);
  }

  private void begin(State state) {
    if (!membarrier.hasLoadedEarly()) {
      membarrier.loadJoined(state);
    }
    if (membarrier.isForNobody(state)) {
      finish(state);
    } else if (membarrier.needsTour(state)) {
      write.to(state, At.TOUR);
    } else {
      behindTour(state);
    }
  }

  void tour(State state, Moves moves) {
    membarrier.tour(state, moves, this::endTour);
  }

  private void endTour(State state) {
    if (scenario.keeps(Rule.JOINED_BEFORE_TOUR)) {
      remember(state);
    } else {
      write.to(state, At.LOAD_JOINED_BEHIND_TOUR);
    }
  }

  void loadJoinedBehindTour(State state) {
    membarrier.loadJoined(state);
    remember(state);
  }

  /// A write that fails from here on is not like none: its writer knows of the tour.
  private void remember(State state) {
    write.touch(state);
    membarrier.remember(state);
    behindTour(state);
  }

  private void behindTour(State state) {
    boolean early = !scenario.keeps(Rule.MEMBARRIER_BEHIND_PUBLICATION);
    boolean late = !scenario.keeps(Rule.MEMBARRIER_BEFORE_HOLDS) && !write.isPublished(state);
    boolean here = !early && !late;
    if (here && calls(state)) {
      write.to(state, At.MEMBARRIER);
    } else {
      finish(state);
    }
  }

  void call(State state, Moves moves) {
    membarrier.call(state, moves, this::finish);
  }

  private void finish(State state) {
    membarrier.forget(state);
    if (write.isPublished(state)) {
      endPrepared(state);
    } else {
      write.to(state, At.LOOK_AT_SLOTS);
    }
  }

  /// Whether a write calls where it should not: behind its look at the slots.
  boolean callsTooLate(State state) {
    return !scenario.keeps(Rule.MEMBARRIER_BEFORE_HOLDS)
        && calls(state)
        && !prepared.isForNext(state);
  }

  /// Where a write goes on that has recorded what it is about to publish.
  At beforePublication(State state) {
    if (!scenario.keeps(Rule.MEMBARRIER_BEHIND_PUBLICATION) && calls(state)) {
      return At.MEMBARRIER_EARLY;
    }
    if (!scenario.keeps(Rule.JOINED_BEHIND_PUBLICATION)) {
      return At.LOAD_JOINED_EARLY;
    }
    boolean uncalled =
        !scenario.keeps(Rule.PREPARED_BY_CALL)
            && prepares(state)
            && slots.highWaterMark.get(state) == 0;
    return uncalled ? At.PUBLISH_UNCALLED : At.PUBLISH;
  }

  void callEarly(State state, Moves moves) {
    membarrier.call(state, moves, after -> write.to(after, At.PUBLISH));
  }

  void loadJoinedEarly(State state) {
    membarrier.loadJoined(state);
    write.to(state, At.PUBLISH);
  }

  // Behind the publication, for the next write.

  private boolean prepares(State state) {
    return scenario.keeps(Rule.MEMBARRIER_BEHIND_PUBLICATION)
        && takesPart(state)
        && !write.isLast(state);
  }

  void prepare(State state) {
    if (!prepares(state)) {
      end.accept(state);
      return;
    }
    if (!scenario.keeps(Rule.PREPARED_BY_ITSELF)) {
      prepared.set(state, write.number(state), write.next(state));
    }
    boolean constant = slots.highWaterMark.get(state) == scenario.readers();
    write.to(state, constant ? At.LOAD_JOINED : At.LOAD_HIGH_WATER_MARK_BEHIND);
  }

  void loadHighWaterMarkBehind(State state, Moves moves) {
    if (slots.highWaterMark.get(state) > 0) {
      moves.to("behind it: load the high-water mark", after -> write.to(after, At.LOAD_JOINED));
    } else {
      moves.to("behind it: the high-water mark is 0", end);
    }
  }

  void endPrepared(State state) {
    prepared.set(state, write.number(state), write.next(state));
    end.accept(state);
  }

  /// The write that it belonged to has come to its end.
  void forget(State state) {
    cannotCall.set(state, 0);
    membarrier.forget(state);
  }

  /// Drops what no writer will look at again.
  void forgetOutdated(State state) {
    prepared.forgetOutdated(state);
    if (isLastPast(state)) {
      membarrier.forgetTours(state);
      prepared.forgetAll(state);
      processors.forgetForCalls(state);
    }
  }

  /// The last write has looked at the slots, or has failed.
  private boolean isLastPast(State state) {
    At here = write.at(state);
    return write.isLast(state) && (here == At.START || here.compareTo(At.MEMBARRIER_LATE) > 0);
  }
}
