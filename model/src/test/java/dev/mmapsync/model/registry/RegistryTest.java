package dev.mmapsync.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.model.Search;
import dev.mmapsync.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Section 5 of the protocol is clean: whoever reads and is not told of an eviction, reads the
/// bytes of the version that it acquired, and has the record of that version.
///
/// `RegistryRulesTest` shows that each of its rules is needed for that.
class RegistryTest {
  private static final int LIMIT = 30_000_000;

  @Test
  void twoReadersWhileWritersFail() {
    Verdict verdict = clean(Scenario.of(2, 1, 3).trying(2).with(Event.WRITER_DIES));
    assertThat(verdict.labels())
        .contains(
            "fail or die",
            "mark evicted",
            "mark detached",
            "load the mark: marked",
            "leave, take the counters",
            "the mapping at hand will do",
            "close: the mark says evicted");
  }

  @Test
  void twoReadersWhoDieWhileWritersFail() {
    Verdict verdict =
        clean(Scenario.of(2, 1, 2).trying(1).with(Event.WRITER_DIES, Event.READER_DIES));
    assertThat(verdict.labels())
        .contains("die; another process follows", "ask for the lock: its owner is dead");
  }

  @Test
  void twoReadersAndForeignWriters() {
    Verdict verdict =
        clean(
            Scenario.of(2, 1, 2)
                .trying(2)
                .with(Event.WRITER_DIES, Event.FOREIGN_WRITER, Event.COUNTS_RESET));
    assertThat(verdict.labels())
        .contains("load the guard: missing", "close: the guard is gone", "set guard 1");
  }

  /// Slots that are claimed late, owners that die, names that come again, and more of everything.
  @Test
  void aReaderAndAllMisfortuneButForeignWriters() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 5)
                .with(
                    Event.WRITER_DIES,
                    Event.READER_DIES,
                    Event.SLOTS_UNCLAIMED,
                    Event.COUNTS_RESET,
                    Event.FILE_NUMBERS_REUSED,
                    Event.WORDS_REPEAT));
    assertThat(verdict.labels()).contains("load the high-water mark", "clear hold");
  }

  @Test
  void aReaderAndForeignWritersAndNamesThatComeAgain() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 4)
                .trying(2)
                .with(
                    Event.WRITER_DIES,
                    Event.FOREIGN_WRITER,
                    Event.COUNTS_RESET,
                    Event.FILE_NUMBERS_REUSED,
                    Event.WORDS_REPEAT));
    assertThat(verdict.labels())
        .contains("close: the generation is another", "empty record 1", "add 1 to the generation");
  }

  /// With `DETACH` alone nobody who lives is ever evicted. (What is marked evicted is a hold of a
  /// reader that has left in the meantime and given its slot back.)
  @Test
  void detachingWritersEvictNobody() {
    Verdict verdict =
        clean(Scenario.of(2, 1, 3).trying(2).only(Policy.DETACH).with(Event.WRITER_DIES));
    assertThat(verdict.labels())
        .contains("mark detached")
        .doesNotContain("read other bytes than acquired");
  }

  /// Nor with `FAIL`, though readers die: the dead are evicted, and nobody else.
  @Test
  void failingWritersEvictNobody() {
    Verdict verdict = clean(Scenario.of(2, 1, 3).only().with(Event.WRITER_DIES, Event.READER_DIES));
    assertThat(verdict.labels())
        .contains("mark evicted")
        .doesNotContain("read other bytes than acquired");
  }

  @Test
  void twoReadersWithoutAFence() {
    Verdict verdict = clean(Scenario.of(2, 1, 2).trying(1).with(Event.ASYMMETRIC_FENCE));
    assertThat(verdict.labels())
        .contains(
            "a store to hold becomes visible",
            "tour: visit a processor",
            "membarrier: a barrier in a reader");
  }

  /// A tour does nothing for readers of the same process, and other writers follow.
  @Test
  void aReaderWithoutAFenceAndWritersOfItsProcess() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 3)
                .trying(2)
                .with(
                    Event.ASYMMETRIC_FENCE,
                    Event.WRITER_BESIDE_READER,
                    Event.WRITER_DIES,
                    Event.READER_DIES));
    assertThat(verdict.labels())
        .contains(
            "another writer takes over",
            "another writer takes over, beside a reader",
            "tour: visit a processor",
            "die; another process follows");
  }

  /// Whoever cannot call `membarrier` makes a registry of its own, and the high-water mark may be
  /// 0.
  @Test
  void aReaderWithoutAFenceAndAllMisfortuneOfWriters() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 3)
                .trying(2)
                .with(
                    Event.ASYMMETRIC_FENCE,
                    Event.WRITER_WITHOUT_MEMBARRIER,
                    Event.SLOTS_UNCLAIMED,
                    Event.WRITER_DIES,
                    Event.READER_DIES));
    assertThat(verdict.labels())
        .contains(
            "cannot call membarrier: make a new registry",
            "leave the registry that is gone",
            "membarrier: a barrier in a reader",
            "again: not marked, acquired");
  }

  @Test
  void aReaderWithoutAFenceAndForeignWriters() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 3)
                .trying(2)
                .with(Event.ASYMMETRIC_FENCE, Event.FOREIGN_WRITER, Event.WRITER_DIES));
    assertThat(verdict.labels())
        .contains("membarrier: a barrier in a reader", "close: the generation is another");
  }

  /// Each of two writers without a lock remembers its own barriers, and version words come again.
  @Test
  void aReaderWithoutAFenceAndWritersThatTakeTurns() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 4)
                .trying(1)
                .with(
                    Event.ASYMMETRIC_FENCE,
                    Event.WRITERS_ALTERNATE,
                    Event.WRITER_DIES,
                    Event.WORDS_REPEAT));
    assertThat(verdict.labels())
        .contains("the other writer goes on", "load the version, prepared behind it");
  }

  @Test
  void aReaderWithoutAFenceAndForeignWritersAndWordsThatComeAgain() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 4)
                .trying(2)
                .with(Event.ASYMMETRIC_FENCE, Event.FOREIGN_WRITER, Event.WORDS_REPEAT));
    assertThat(verdict.labels()).contains("load the version, prepared behind it", "set guard 1");
  }

  /// A reader may stay in the registry that is gone for as long as it likes.
  @Test
  void aReaderAndARegistryThatIsGone() {
    Verdict verdict =
        clean(
            Scenario.of(1, 2, 3)
                .trying(2)
                .with(
                    Event.REGISTRY_LOST,
                    Event.WRITER_DIES,
                    Event.FILE_NUMBERS_REUSED,
                    Event.COUNTS_RESET));
    assertThat(verdict.labels())
        .contains("find no registry, make a new one", "leave the registry that is gone");
  }

  /// Two limits that are known: who stays there takes one version for another if they have the same
  /// word, and is not told of a writer that knows no slots.
  @ParameterizedTest
  @EnumSource(names = {"WORDS_REPEAT", "FOREIGN_WRITER"})
  void inARegistryThatIsGoneNotEverythingIsTold(Event event) {
    Scenario scenario = Scenario.of(1, 1, 3).trying(2).with(Event.REGISTRY_LOST, event);
    assertThat(Search.of(scenario.reducedModel(), LIMIT).trace()).isNotNull();
  }

  /// Without the two additions it is clean as long as nothing is called by an old name.
  @Test
  void withoutTheAdditionsNamesMustNotComeAgain() {
    clean(
        Scenario.of(1, 2, 4)
            .trying(1)
            .with(Event.WRITER_DIES, Event.FOREIGN_WRITER)
            .without(Rule.RECORD_EMPTIED_BEFORE_RENAME, Rule.RECORDS_EMPTIED_AFTER_FOREIGN));
  }

  private static Verdict clean(Scenario scenario) {
    Verdict verdict = Search.of(scenario.reducedModel(), LIMIT);
    System.out.println(scenario + "\n  " + verdict);
    if (verdict.trace() != null) {
      System.out.println("with names: " + Search.of(scenario.model(), LIMIT));
    }
    assertThat(verdict.trace()).isNull();
    return verdict;
  }
}
