package dev.mmapsync.model.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.model.Search;
import dev.mmapsync.model.Verdict;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has the lock of a slot is the only one that stores to it, whenever it is given back.
class OwnersTest {
  private static final int LIMIT = 100_000;

  private static Verdict search(Scenario scenario) {
    Verdict verdict = Search.of(scenario.model(), LIMIT);
    System.out.println(scenario + "\n  " + verdict);
    return verdict;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nobodyStoresToASlotOfSomebodyElse(boolean alone) {
    Verdict verdict = search(new Scenario(alone, Set.of()));
    assertThat(verdict.trace()).isNull();
    assertThat(verdict.labels())
        .contains("leave", "it is being given back", "unlock the slot", "look at hold, leave");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void withoutItSomebodyDoes(Rule rule) {
    boolean alone =
        switch (rule) {
          case ENTER_COMPARES, RETIRE_COMPARES, CLAIM_ADDS_TO_SEQUENCE -> false;
          case RETIRING_BEFORE_HOLD, HOLD_BEFORE_USING, BARRIER_BEFORE_LOOK -> true;
        };
    assertThat(search(new Scenario(alone, Set.of(rule))).trace()).isNotNull();
  }
}
