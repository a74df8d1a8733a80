package dev.mmapsync.model.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.model.Search;
import dev.mmapsync.model.Verdict;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No snapshot loses the space of its file to another thread of its process, whether it was
/// acquired with a look at the file or again without.
class ReleaseTest {
  private static final int LIMIT = 100_000;

  private static Verdict search(Scenario scenario) {
    Verdict verdict = Search.of(scenario.model(), LIMIT);
    System.out.println(scenario + "\n  " + verdict);
    return verdict;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noSnapshotLosesItsFile(boolean plain) {
    Verdict verdict = search(new Scenario(plain, Set.of()));
    assertThat(verdict.trace()).isNull();
    assertThat(verdict.labels())
        .contains("give the space back", "the slot uses it: look again later", "use the file");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void withoutItOneDoes(Rule rule) {
    boolean plain = rule == Rule.BARRIER_BEFORE_RECORD;
    assertThat(search(new Scenario(plain, Set.of(rule))).trace()).isNotNull();
  }
}
