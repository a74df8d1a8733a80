package dev.mmapsync.model.counters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.model.Search;
import dev.mmapsync.model.Trace;
import dev.mmapsync.model.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Sections 2 to 4 of the protocol: clean as written, and torn without any one of its rules.
class CountersTest {
  private static final int LIMIT = 20_000_000;

  @Test
  void threeReadersAreNeverTorn() {
    Verdict verdict = search(Scenario.of(3, 2, 5));
    assertThat(verdict.trace()).isNull();
    assertThat(verdict.labels())
        .contains("v1 = version: settled", "v2 = version: back at i", "v2 = version: still at j");
  }

  @Test
  void twoReadersAreNeverTornThoughWritersDie() {
    assertThat(search(Scenario.of(2, 3, 6).with(Event.WRITER_DIES)).trace()).isNull();
  }

  @Test
  void aVersionOfZeroIsNothingPublishedAtEachLoad() {
    Verdict verdict = search(Scenario.of(2, 2, 4).with(Event.VERSION_WIPED, Event.WRITER_DIES));
    assertThat(verdict.trace()).isNull();
    assertThat(verdict.labels())
        .contains(
            "load the version: nothing published",
            "v1 = version: nothing published",
            "v2 = version: nothing published");
  }

  @Test
  void aVersionOfZeroThatIsTakenForAVersionTears() {
    violation(Scenario.of(1, 1, 3).with(Event.VERSION_WIPED).without(Rule.ZERO_IS_NOTHING));
  }

  @Test
  void withoutTheRecheckItTears() {
    violation(Scenario.of(1, 1, 3).without(Rule.RECHECK));
  }

  @Test
  void aPublishThatIsOnlyAReleaseTears() {
    violation(Scenario.of(1, 1, 3).without(Rule.FENCE_AFTER_PUBLISH));
  }

  @Test
  void neverTornUntilAResetIsReported() {
    Verdict verdict =
        search(Scenario.of(2, 2, 5).with(Event.RESET).promising(Promise.UNTIL_A_RESET));
    assertThat(verdict.trace()).isNull();
    assertThat(verdict.took("set the count to 0")).isTrue();
  }

  /// Documents a limit of counters: after a reset even a reader that outlived no grace is torn.
  @Test
  void aLateLeaveAfterAResetTakesTheCountOfAnother() {
    Scenario late = Scenario.of(2, 1, 5).with(Event.RESET).promising(Promise.UNLESS_OUTLIVED);
    Trace trace = violation(late);
    assertThat(trace.steps()).anyMatch(step -> step.contains("set the count to 0"));
  }

  private static Trace violation(Scenario scenario) {
    Verdict verdict = search(scenario);
    assertThat(verdict.trace()).isNotNull();
    return Objects.requireNonNull(verdict.trace());
  }

  private static Verdict search(Scenario scenario) {
    Verdict verdict = Search.of(scenario.model(), LIMIT);
    System.out.println(scenario + "\n  " + verdict);
    return verdict;
  }
}
