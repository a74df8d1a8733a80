package dev.mmapsync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The search on the smallest race there is: two machines that add 1 to a shared cell by a load and
/// a store. It is the example to read before the protocol.
class SearchTest {
  private static final int LIMIT = 1_000;

  private enum At {
    LOAD,
    STORE,
    DONE
  }

  /// Loads the sum, stores the sum plus 1; the last one to be done says whether 2 came out.
  private static final class Adder implements Machine {
    private final int id;
    private final Cell sum;
    private final Choice<At> at;
    private final Cell loaded;

    private Adder(Layout layout, Cell sum, int id) {
      this.id = id;
      this.sum = sum;
      at = layout.hiddenChoice("adder at", At.class);
      loaded = layout.cell("adder " + id + " loaded", 2);
    }

    @Override
    public String name() {
      return "adder " + id;
    }

    @Override
    public boolean mayRest(State state) {
      return at.is(state, At.DONE);
    }

    @Override
    public void step(State state, Moves moves) {
      switch (at.get(state)) {
        case LOAD -> moves.to("load", this::load);
        case STORE -> moves.to("store", this::store);
        case DONE -> {}
      }
    }

    private void load(State state) {
      loaded.set(state, sum.get(state));
      at.set(state, At.STORE);
    }

    private void store(State state) {
      sum.set(state, loaded.get(state) + 1);
      at.set(state, At.DONE);
    }
  }

  private static Model adders(boolean checked) {
    Layout layout = new Layout();
    Cell sum = layout.cell("sum", 2);
    Adder first = new Adder(layout, sum, 0);
    Adder second = new Adder(layout, sum, 1);
    Machine judge = new Judge(List.of(first, second), sum);
    List<Machine> machines = checked ? List.of(first, second, judge) : List.of(first, second);
    return new Model(layout, machines);
  }

  private record Judge(List<Adder> adders, Cell sum) implements Machine {
    @Override
    public String name() {
      return "judge";
    }

    @Override
    public boolean mayRest(State state) {
      return sum.get(state) == 2;
    }

    @Override
    public void step(State state, Moves moves) {
      if (adders.stream().allMatch(adder -> adder.mayRest(state)) && sum.get(state) != 2) {
        moves.to("look", after -> after.violate("an addition is lost"));
      }
    }
  }

  @Test
  void visitsEachStateOnce() {
    // by where the two stand: 4 ways until one stores, 6 until both have, 3 ends (one of them
    // wrong)
    Verdict verdict = Search.of(adders(false), LIMIT);
    assertThat(verdict.trace()).isNull();
    assertThat(verdict.states()).isEqualTo(13);
    assertThat(verdict.labels()).containsExactlyInAnyOrder("load", "store");
  }

  @Test
  void findsTheShortestWayAndPrintsIt() {
    Trace trace = Objects.requireNonNull(Search.of(adders(true), LIMIT).trace());
    assertThat(trace.violation()).isEqualTo("an addition is lost");
    assertThat(trace.steps())
        .map(step -> step.replaceAll(" +", " "))
        .containsExactly(
            "adder 0 load",
            "adder 1 load",
            "adder 0 store sum: 0 -> 1",
            "adder 1 store",
            "judge look");
    assertThat(trace.toString()).startsWith("an addition is lost, after 5 steps:");
  }

  @Test
  void aMachineThatWaitsForEverIsAViolation() {
    Layout layout = new Layout();
    Cell never = layout.cell("never", 1);
    Model model = new Model(layout, List.of(new Judge(List.of(), never)));
    Trace trace = Objects.requireNonNull(Search.of(model, LIMIT).trace());
    assertThat(trace.length()).isOne();
  }

  @Test
  void nobodyCanMoveIsAViolation() {
    Layout layout = new Layout();
    Cell sum = layout.cell("sum", 2);
    Adder adder = new Adder(layout, sum, 0);
    Model model = new Model(layout, List.of(adder, new Waiter()));
    Trace trace = Objects.requireNonNull(Search.of(model, LIMIT).trace());
    assertThat(trace.violation()).startsWith("nobody can move");
    assertThat(trace.length()).isEqualTo(2);
  }

  private record Waiter() implements Machine {
    @Override
    public String name() {
      return "waiter";
    }

    @Override
    public boolean mayRest(State state) {
      return false;
    }

    @Override
    public void step(State state, Moves moves) {}
  }

  @Test
  void aModelThatIsTooLargeIsAnError() {
    assertThatThrownBy(() -> Search.of(adders(false), 3)).hasMessageContaining("limit=3");
  }
}
