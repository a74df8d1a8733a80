package dev.mmapsync.model.registry;

import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Model;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The size of a search, what may go wrong in it, and what is left of the protocol.
///
/// It starts with a first version, #1, published at index 0 by a writer with a registry.
///
/// @param readers how many readers there are, each with a slot
/// @param reads how often each of them acquires, reads and closes
/// @param tries after so many acquires that were marked, a reader takes the counters
/// @param writes how many writes are begun after the first version
/// @param policies what writers may do about live readers, mixed at will; to fail is always
///   possible where writers die
/// @param events what may happen in between
/// @param without what is taken out of the protocol
public record Scenario(
    int readers,
    int reads,
    int tries,
    int writes,
    Set<Policy> policies,
    Set<Event> events,
    Set<Rule> without) {

  static final int FIRST_NUMBER = 1;

  public Scenario {
    policies = Set.copyOf(policies);
    events = Set.copyOf(events);
    without = Set.copyOf(without);
  }

  /// The protocol as it is: both policies and no misfortune.
  public static Scenario of(int readers, int reads, int writes) {
    return new Scenario(readers, reads, 3, writes, EnumSet.allOf(Policy.class), Set.of(), Set.of());
  }

  public Scenario trying(int times) {
    return new Scenario(readers, reads, times, writes, policies, events, without);
  }

  public Scenario only(Policy... allowed) {
    return new Scenario(readers, reads, tries, writes, Set.of(allowed), events, without);
  }

  public Scenario with(Event... more) {
    return new Scenario(readers, reads, tries, writes, policies, Set.of(more), without);
  }

  public Scenario without(Rule... rules) {
    return new Scenario(readers, reads, tries, writes, policies, events, Set.of(rules));
  }

  boolean has(Event event) {
    return events.contains(event);
  }

  boolean has(Policy policy) {
    return policies.contains(policy);
  }

  boolean keeps(Rule rule) {
    return !without.contains(rule);
  }

  /// One version is current, each reader may have another, and one is being written. Writers that
  /// call `membarrier` remember two.
  int lastNumber() {
    return Math.max(FIRST_NUMBER + writes, readers + (isAsymmetric() ? 4 : 2));
  }

  /// How many lives a reader has.
  int lives() {
    return has(Event.READER_DIES) ? 2 : 1;
  }

  /// Guards are for foreign writers; where there are none, nobody can see a difference.
  boolean hasGuards() {
    return has(Event.FOREIGN_WRITER) && keeps(Rule.GUARDS);
  }

  /// Whether readers need no fence, since writers call `membarrier`.
  boolean isAsymmetric() {
    return has(Event.ASYMMETRIC_FENCE);
  }

  /// How many readers may ever join those that need no fence.
  int joins() {
    return isAsymmetric() ? readers * lives() : 0;
  }

  /// Whether a registry may take the place of another.
  boolean losesRegistry() {
    return has(Event.REGISTRY_LOST) || has(Event.WRITER_WITHOUT_MEMBARRIER);
  }

  /// How many stores of one reader can be in flight: where it is alone, all of an acquire that
  /// changes to the other index; else that it has left and entered again, or has entered both.
  int storesInFlight() {
    boolean plain = isAsymmetric() || !keeps(Rule.FENCE_AFTER_ENTER);
    return !plain ? 0 : readers == 1 ? 3 : 2;
  }

  /// The machines of this scenario. A trace says which reader, version and file it is about.
  public Model model() {
    return model(false);
  }

  /// The same for an exhaustive search: names are given anew wherever nobody can tell, which saves
  /// most of the states and makes a trace hard to follow.
  public Model reducedModel() {
    return model(true);
  }

  private Model model(boolean reduced) {
    Layout layout = new Layout();
    Shared shared = new Shared(layout, this, reduced);
    Writer writer = new Writer(layout, shared);
    List<Reader> readerMachines = new ArrayList<>();
    for (int number = 0; number < readers; number++) {
      Reader before = readerMachines.isEmpty() ? null : readerMachines.getLast();
      readerMachines.add(new Reader(shared, writer, before, number));
    }
    List<Machine> machines = new ArrayList<>();
    machines.add(writer);
    machines.addAll(readerMachines);
    machines.add(new StoreBuffers(shared.slots()));
    Reduction reduction = new Reduction(shared, writer);
    return new Model(layout, machines, start(shared, readerMachines), reduction::apply);
  }

  private Consumer<State> start(Shared shared, List<Reader> readerMachines) {
    return state -> {
      shared.publishFirst(state);
      if (!has(Event.SLOTS_UNCLAIMED)) {
        readerMachines.forEach(reader -> reader.startWithSlot(state));
      }
    };
  }
}
