package dev.mmapsync.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Visits every state that a [Model] can reach, breadth first, until a step violates something,
/// nobody can move who would have to, or there is no new state.
///
/// Breadth first, so no trace to a violation is shorter than the one it gives. Costs about a
/// microsecond for each state. One thread, one search.
public final class Search {
  private final Model model;
  private final int limit;
  private final StateStore store;
  private final State from;
  private final State to;
  private final Set<String> labels = new HashSet<>();

  private Search(Model model, int limit) {
    this.model = model;
    this.limit = limit;
    store = new StateStore(model.layout().words());
    from = model.layout().zero();
    to = model.layout().zero();
  }

  /// Searches all of `model`.
  ///
  /// @param limit more states than this are an error: the model is larger than its author thought
  public static Verdict of(Model model, int limit) {
    return new Search(model, limit).run();
  }

  private Verdict run() {
    store.add(model.initial(), 0);
    for (int position = 0; position < store.size(); position++) {
      if (store.size() > limit) {
        throw new IllegalStateException("too many states: limit=" + limit);
      }
      String violation = visit(position);
      if (violation != null) {
        Trace trace = new Trace(violation, trace(position, violation));
        return new Verdict(store.size(), labels, trace);
      }
    }
    return new Verdict(store.size(), labels, null);
  }

  private @Nullable String visit(int position) {
    store.load(position, from);
    Visit visit = new Visit(position);
    for (Machine machine : model.machines()) {
      machine.step(from, visit);
    }
    if (!visit.moved && !model.machines().stream().allMatch(machine -> machine.mayRest(from))) {
      return "nobody can move, and not all are done";
    }
    return visit.violation;
  }

  /// Makes `to` the state that `effect` leads to.
  private void take(Consumer<? super State> effect) {
    to.become(from);
    effect.accept(to);
    model.forget().accept(to);
  }

  /// What becomes of the steps that lead away from one state.
  private final class Visit implements Moves {
    private final int position;
    private boolean moved;
    private @Nullable String violation;

    private Visit(int position) {
      this.position = position;
    }

    @Override
    public void to(String label, Consumer<? super State> effect) {
      moved = true;
      labels.add(label);
      take(effect);
      if (to.violation() == null) {
        store.add(to, position);
      } else if (violation == null) {
        violation = to.violation();
      }
    }
  }

  /// The lines of the way from the first state to the one at `position`, and of the step behind it
  /// that does the harm.
  private List<String> trace(int position, String violation) {
    List<Integer> way = new ArrayList<>();
    for (int at = position; at != 0; at = store.origin(at)) {
      way.addFirst(at);
    }
    List<String> lines = new ArrayList<>();
    store.load(0, from);
    State next = model.layout().zero();
    for (int at : way) {
      store.load(at, next);
      lines.add(line(result -> result.violation() == null && result.sameAs(next)));
      from.become(next);
    }
    String last = line(result -> violation.equals(result.violation()));
    if (!last.isEmpty()) {
      lines.add(last);
    }
    return lines;
  }

  /// The first step from `from` whose result is `wanted`, as a line; empty if there is none.
  private String line(Predicate<State> wanted) {
    StringBuilder line = new StringBuilder();
    for (Machine machine : model.machines()) {
      machine.step(
          from,
          (label, effect) -> {
            take(effect);
            if (line.isEmpty() && wanted.test(to)) {
              String changes = model.layout().difference(from, to);
              line.append("%-10s %-44s %s".formatted(machine.name(), label, changes).strip());
            }
          });
    }
    return line.toString();
  }
}
