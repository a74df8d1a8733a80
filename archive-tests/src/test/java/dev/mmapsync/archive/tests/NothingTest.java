package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Elements and entries without bytes: an archive can claim any number of them, and what reads them
/// ends all the same.
class NothingTest {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int VEC = 8;
  private static final int MANY = 3_000;

  /// More than Java prints, as many as Java takes.
  private static final int LARGEST = 1 << 24;

  @Archive
  record Nothing() {}

  @Archive
  record Lists(List<List<Nothing>> value) {}

  @Archive
  record Maps(List<Map<Nothing, Nothing>> value) {}

  @Archive
  record Sets(List<Set<Nothing>> value) {}

  @Archive
  record IndexMaps(List<SequencedMap<Nothing, Nothing>> value) {}

  @Archive
  record IndexSets(List<SequencedSet<Nothing>> value) {}

  @Archive
  record SortedSets(List<SortedSet<Nothing>> value) {}

  private static MemorySegment bytes(ArchiveType<?, ?> type, Object value) {
    return MemorySegment.ofArray(Archives.serialize(type, value));
  }

  private static String print(List<Integer> counts) {
    Lists lists = new Lists(counts.stream().map(_ -> Collections.<Nothing>emptyList()).toList());
    MemorySegment archive = bytes(ArchivedNothingTest_Lists.TYPE, lists);
    for (int i = 0; i < counts.size(); i++) {
      archive.set(INT, (long) i * VEC + Integer.BYTES, counts.get(i));
    }
    ArchivedNothingTest_Lists.TYPE.check(archive);
    return ArchivedNothingTest_Lists.TYPE.view(archive).value().toString();
  }

  private static String nothing(int count) {
    return String.join(", ", Collections.nCopies(count, "ArchivedNothingTest_Nothing"));
  }

  @Test
  void printsAThousand() {
    assertThat(print(List.of(1_000))).isEqualTo("[[" + nothing(1_000) + "]]");
    assertThat(print(List.of(1_001))).isEqualTo("[[" + nothing(1_000) + ", ... 1 more]]");
    assertThat(print(List.of(LARGEST)))
        .isEqualTo("[[" + nothing(1_000) + ", ... " + (LARGEST - 1_000) + " more]]");
  }

  /// A thousand all together, however many lists they are in.
  @Test
  void printsAThousandAltogether() {
    assertThat(print(List.of(998, 3, 2, 0)))
        .isEqualTo("[[" + nothing(998) + "], [" + nothing(2) + ", ... 1 more], [... 2 more], []]");
  }

  private static Arguments many(ArchiveType<?, ?> type, Object value, int size, int pointers) {
    return Arguments.of(type, value, size, pointers);
  }

  static Stream<Arguments> collections() {
    var maps = new Maps(Collections.nCopies(MANY, Map.of()));
    var sets = new Sets(Collections.nCopies(MANY, Set.of()));
    var indexMaps = new IndexMaps(Collections.nCopies(MANY, new LinkedHashMap<>()));
    var indexSets = new IndexSets(Collections.nCopies(MANY, new LinkedHashSet<>()));
    return Stream.of(
        many(ArchivedNothingTest_Maps.TYPE, maps, 12, 2),
        many(ArchivedNothingTest_Sets.TYPE, sets, 12, 2),
        many(ArchivedNothingTest_IndexMaps.TYPE, indexMaps, 16, 3),
        many(ArchivedNothingTest_IndexSets.TYPE, indexSets, 16, 3));
  }

  /// Thousands of tables, each of which claims all the bytes of the archive for its displacements.
  @ParameterizedTest
  @MethodSource("collections")
  void tablesDoNotShareTheirBytes(ArchiveType<?, ?> type, Object value, int size, int pointers) {
    MemorySegment archive = bytes(type, value);
    long start = archive.byteSize() - VEC - (long) MANY * size;
    for (int i = 0; i < MANY; i++) {
      long at = start + (long) i * size;
      archive.set(INT, at, MANY);
      for (int pointer = 1; pointer <= pointers; pointer++) {
        long place = at + (long) pointer * Integer.BYTES;
        archive.set(INT, place, (int) -place);
      }
    }
    Object view = type.view(archive);
    List<Runnable> reads =
        List.of(
            () -> assertThat(view.toString()).isNotNull(),
            () -> assertThat(view.hashCode()).isEqualTo(view.hashCode()),
            () -> Archives.deserialize(view));
    for (Runnable read : reads) {
      assertThatThrownBy(read::run)
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("objects overlap");
    }
  }

  /// One leaf, of which thousands of trees say that it has thousands of entries.
  @Test
  void treesDoNotShareTheirLeaves() {
    var one = new TreeSet<Nothing>((_, _) -> 0);
    one.add(new Nothing());
    var sets = new SortedSets(Collections.nCopies(2 * MANY, one));
    MemorySegment archive = bytes(ArchivedNothingTest_SortedSets.TYPE, sets);
    long start = archive.byteSize() - VEC - 2 * MANY * VEC;
    archive.set(SHORT, 0, (short) MANY);
    for (int i = 0; i < 2 * MANY; i++) {
      long at = start + (long) i * VEC;
      archive.set(INT, at, MANY);
      archive.set(INT, at + Integer.BYTES, (int) -(at + Integer.BYTES));
    }
    Object view = ArchivedNothingTest_SortedSets.TYPE.view(archive);
    assertThatThrownBy(view::toString)
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("objects overlap");
  }

  /// What is well-formed has one at most of each, and passes.
  @Test
  void oneOfEachIsRead() {
    Nothing nothing = new Nothing();
    Maps maps = new Maps(Collections.nCopies(MANY, Map.of(nothing, nothing)));
    MemorySegment archive = bytes(ArchivedNothingTest_Maps.TYPE, maps);
    ArchivedNothingTest_Maps.TYPE.check(archive);
    assertThat(ArchivedNothingTest_Maps.TYPE.view(archive).deserialize()).isEqualTo(maps);

    var one = new TreeSet<Nothing>((_, _) -> 0);
    one.add(nothing);
    SortedSets sets = new SortedSets(Collections.nCopies(MANY, one));
    archive = bytes(ArchivedNothingTest_SortedSets.TYPE, sets);
    ArchivedNothingTest_SortedSets.TYPE.check(archive);
    var read = ArchivedNothingTest_SortedSets.TYPE.view(archive);
    assertThat(read.deserialize().value()).hasSize(MANY).allMatch(set -> set.size() == 1);
    assertThat(read.toString()).contains("{ArchivedNothingTest_Nothing}");
  }
}
