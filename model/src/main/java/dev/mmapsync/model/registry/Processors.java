package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// What the kernel knows of the processors that readers run on, one for each. `membarrier`
/// interrupts those that have the flag of a registered process.
///
/// Registering never sets it here, as it may not in a kernel that finds the processor idle: the
/// scheduler does, when the processor changes from another process to this one. That it sometimes
/// does is no more than a buffer that is emptied early, which is searched anyway.
final class Processors {
  /// Whether the process of reader k has registered.
  private final List<Cell> registered = new ArrayList<>();

  /// Whether the processor of reader k has the flag.
  private final List<Cell> flagged = new ArrayList<>();

  /// Whether the writer is a thread of the process of reader k.
  private final List<Cell> besideWriter = new ArrayList<>();

  Processors(Layout layout, Scenario scenario) {
    int max = scenario.isAsymmetric() ? 1 : 0;
    int maxBeside = scenario.has(Event.WRITER_BESIDE_READER) ? 1 : 0;
    for (int k = 0; k < scenario.readers(); k++) {
      registered.add(layout.cell("reader " + k + " registered", max));
      flagged.add(layout.cell("processor " + k + " flagged", max));
      besideWriter.add(layout.cell("writer is beside reader " + k, maxBeside));
    }
  }

  /// All cells about reader k.
  List<Cell> cells(int k) {
    return List.of(registered.get(k), flagged.get(k), besideWriter.get(k));
  }

  void register(State state, int k) {
    registered.get(k).set(state, 1);
  }

  /// A process has died, and another one runs where it did.
  void forgetProcess(State state, int k) {
    registered.get(k).set(state, 0);
    flagged.get(k).set(state, 0);
  }

  /// A thread of the writer runs on the processor of reader k, and then the reader. Between threads
  /// of one process nothing changes.
  void visit(State state, int k) {
    if (!isBesideWriter(state, k)) {
      flagged.get(k).set(state, registered.get(k).get(state));
    }
  }

  boolean isFlagged(State state, int k) {
    return flagged.get(k).get(state) == 1;
  }

  boolean isBesideWriter(State state, int k) {
    return besideWriter.get(k).get(state) == 1;
  }

  /// Drops what only calls look at.
  void forgetForCalls(State state) {
    flagged.forEach(cell -> cell.set(state, 0));
    moveWriter(state);
  }

  /// The next writer has a process of its own.
  void moveWriter(State state) {
    besideWriter.forEach(cell -> cell.set(state, 0));
  }

  /// The next writer is a thread of the process of reader k.
  void moveWriter(State state, int k) {
    moveWriter(state);
    besideWriter.get(k).set(state, 1);
  }
}
