package dev.mmapsync.model.counters;

import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The size of a search, what may go wrong in it, and what is to be shown.
///
/// @param readers how many readers there are
/// @param reads how often each of them acquires, reads and leaves
/// @param writes how many writes are begun
/// @param events what may happen in between
/// @param without what is taken out of the protocol
/// @param promise what counts as a violation
public record Scenario(
    int readers, int reads, int writes, Set<Event> events, Set<Rule> without, Promise promise) {

  public Scenario {
    events = Set.copyOf(events);
    without = Set.copyOf(without);
  }

  /// The protocol as it is written, with no misfortune.
  public static Scenario of(int readers, int reads, int writes) {
    return new Scenario(readers, reads, writes, Set.of(), Set.of(), Promise.NEVER_TORN);
  }

  public Scenario with(Event... more) {
    return new Scenario(readers, reads, writes, Set.of(more), without, promise);
  }

  public Scenario without(Rule... rules) {
    return new Scenario(readers, reads, writes, events, Set.of(rules), promise);
  }

  public Scenario promising(Promise wanted) {
    return new Scenario(readers, reads, writes, events, without, wanted);
  }

  boolean has(Event event) {
    return events.contains(event);
  }

  boolean keeps(Rule rule) {
    return !without.contains(rule);
  }

  /// The machines of this scenario.
  public Model model() {
    Layout layout = new Layout();
    Memory memory = new Memory(layout, this);
    List<Machine> machines = new ArrayList<>();
    Writer writer = new Writer(layout, this, memory);
    machines.add(writer);
    if (!keeps(Rule.FENCE_AFTER_PUBLISH)) {
      machines.add(new StoreBuffer(memory));
    }
    for (int number = 0; number < readers; number++) {
      machines.add(new Reader(layout, this, memory, number));
    }
    if (has(Event.VERSION_WIPED)) {
      machines.add(new Wiper(layout, memory));
    }
    return new Model(layout, machines);
  }
}
