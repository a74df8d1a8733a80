package dev.mmapsync.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.model.Search;
import dev.mmapsync.model.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No rule of section 5 can be taken out: one reader, one read and up to four writes are enough to
/// see the harm. Each trace is printed.
class RegistryRulesTest {
  private static final int LIMIT = 5_000_000;

  @ParameterizedTest
  @EnumSource(Rule.class)
  void withoutItThereIsAViolation(Rule rule) {
    Scenario scenario = harmWithout(rule);
    Verdict verdict = Search.of(scenario.model(), LIMIT);
    System.out.println("without " + rule + ", " + scenario.events() + "\n  " + verdict);
    assertThat(scenario.without()).contains(rule);
    assertThat(verdict.trace()).isNotNull();
  }

  /// What must happen for the absence of `rule` to be noticed.
  private static Scenario harmWithout(Rule rule) {
    Scenario small = Scenario.of(1, 1, 4).without(rule);
    Scenario twoReads = Scenario.of(1, 2, 4).without(rule);
    Scenario failing = small.with(Event.WRITER_DIES);
    Scenario foreign = small.with(Event.WRITER_DIES, Event.FOREIGN_WRITER);
    return switch (rule) {
      case MARK_COMPARED,
          MARK_AFTER_MAPPING,
          MARK_COMPARED_AT_CLOSE,
          MARK_AFTER_LAST_USE,
          MARK_BEFORE_FIRST_BYTE,
          MARK_BY_SEQUENCE,
          MARK_HAS_INDEX,
          FILE_COMPARED,
          RENAME_BEFORE_MARK,
          FENCE_AFTER_ENTER ->
          failing;
      // an emptied record is as good as a second look at the file
      case FILE_COMPARED_AGAIN -> failing.without(rule, Rule.RECORD_EMPTIED_BEFORE_RENAME);
      case MARKS_ADD_UP -> small.with(Event.WRITER_DIES, Event.WORDS_REPEAT);
      case RECORD_EMPTIED_BEFORE_RENAME -> small.with(Event.WRITER_DIES, Event.FILE_NUMBERS_REUSED);
      case HIGH_WATER_MARK_BEFORE_ENTER, HOLD_CLEARED_BEFORE_ENTER ->
          small.with(Event.WRITER_DIES, Event.SLOTS_UNCLAIMED);
      // a reader that is taken for dead is evicted, which a writer that detaches must not do
      case OWN_DESCRIPTOR_FOR_QUERIES -> small.only(Policy.DETACH);
      case GUARDS, GENERATION, GUARD_BEFORE_GENERATION_AT_CLOSE, GENERATION_BEFORE_GUARDS ->
          foreign;
      // emptied records send such a reader to the counters
      case GENERATION_BEFORE_VERSION -> foreign.without(rule, Rule.RECORDS_EMPTIED_AFTER_FOREIGN);
      case RECORDS_EMPTIED_AFTER_FOREIGN ->
          small.with(Event.WRITER_DIES, Event.FOREIGN_WRITER, Event.WORDS_REPEAT);
      case MEMBARRIER,
          MEMBARRIER_BEHIND_PUBLICATION,
          READERS_REGISTERED,
          TOUR,
          JOINED_BEHIND_REGISTRATION,
          JOINED_BEFORE_ENTER,
          JOINED_BEHIND_PUBLICATION ->
          small.with(Event.ASYMMETRIC_FENCE);
      // who joins while a tour for another one goes on
      case JOINED_BEFORE_TOUR -> small.with(Event.ASYMMETRIC_FENCE, Event.READER_DIES);
      case MEMBARRIER_IN_OWN_PROCESS, TOURED_BY_ITSELF ->
          small.with(Event.ASYMMETRIC_FENCE, Event.WRITER_BESIDE_READER);
      case PREPARED_FOR_CURRENT, PREPARED_BY_SEQUENCE ->
          small.with(
              Event.ASYMMETRIC_FENCE,
              Event.WRITERS_ALTERNATE,
              Event.WRITER_DIES,
              Event.WORDS_REPEAT);
      case PREPARED_UNLESS_FOREIGN ->
          twoReads
              .only(Policy.EVICT)
              .with(Event.ASYMMETRIC_FENCE, Event.FOREIGN_WRITER, Event.WORDS_REPEAT);
      case MEMBARRIER_BEFORE_HOLDS, PREPARED_BY_ITSELF ->
          small.with(Event.ASYMMETRIC_FENCE, Event.WRITER_DIES);
      case PREPARED_BY_CALL -> small.with(Event.ASYMMETRIC_FENCE, Event.SLOTS_UNCLAIMED);
      case FLAG_HEEDED -> small.with(Event.ASYMMETRIC_FENCE, Event.WRITER_WITHOUT_MEMBARRIER);
      case NEW_FILES_FOR_UNKNOWN_READERS, UNKNOWN_READERS_IN_FLAGS ->
          small.with(Event.REGISTRY_LOST);
      case REGISTRY_IN_PLACE_BEHIND_MAPPING ->
          small.with(Event.WRITER_DIES, Event.REGISTRY_LOST, Event.FILE_NUMBERS_REUSED);
      case AGAIN_BY_SEQUENCE -> twoReads.with(Event.WORDS_REPEAT);
      case RECORDS_EMPTIED_BEFORE_GENERATION, GENERATION_COMPARED_BEHIND_RECORD ->
          twoReads.with(Event.WRITER_DIES, Event.FOREIGN_WRITER);
    };
  }
}
