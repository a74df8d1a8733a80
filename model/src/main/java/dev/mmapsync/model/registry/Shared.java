package dev.mmapsync.model.registry;

import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.List;
import java.util.stream.IntStream;

/// All that the machines of a scenario share.
///
/// @param reduced whether names are given anew wherever nobody can tell
/// @param owns what each reader knows: of interest to others only for which versions are still in
///   use
record Shared(
    Scenario scenario,
    boolean reduced,
    StateFile stateFile,
    Slots slots,
    Processors processors,
    Files files,
    List<Own> owns) {

  Shared(Layout layout, Scenario scenario, boolean reduced) {
    this(layout, scenario, reduced, new Slots(layout, scenario));
  }

  private Shared(Layout layout, Scenario scenario, boolean reduced, Slots slots) {
    this(
        scenario,
        reduced,
        new StateFile(layout, scenario),
        slots,
        new Processors(layout, scenario),
        new Files(layout, scenario, slots),
        IntStream.range(0, scenario.readers())
            .mapToObj(id -> new Own(layout, scenario, id))
            .toList());
  }

  /// A bit for each version that is current or that a reader has.
  long numbersInUse(State state) {
    long numbers = 1L << StateFile.number(stateFile.version.get(state));
    for (Own own : owns) {
      numbers |= 1L << own.acquired.get(state);
    }
    return numbers;
  }

  /// What is there at the start: the first version at index 0, and an empty file at index 1.
  void publishFirst(State state) {
    int number = Scenario.FIRST_NUMBER;
    files.path.get(0).set(state, 1);
    files.path.get(1).set(state, 2);
    files.write(state, 1, number);
    files.records.word().get(0).set(state, number);
    files.records.rest().get(0).set(state, number);
    files.records.file().get(0).set(state, 1);
    stateFile.version.set(state, StateFile.word(number, 0));
    if (scenario.hasGuards()) {
      stateFile.guards.forEach(guard -> guard.set(state, 1));
    }
  }
}
