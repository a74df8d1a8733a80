package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.NonZero;
import dev.mmapsync.archive.Repr;
import dev.mmapsync.archive.Shared;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.runtime.Codec;
import dev.mmapsync.archive.runtime.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Fingerprints are those in the table of `docs/format/fingerprint.md`, which do not change: they
/// were computed without this library. A row that fails means that a release would no longer find
/// the prefixes of the one before.
@SuppressWarnings("ArrayRecordComponent") // nobody makes any
class FingerprintTest {
  private static final Path DOCUMENT = Path.of("../docs/format/fingerprint.md");
  private static final Pattern ROW = Pattern.compile("\\| `([^`|]+)` \\| `([0-9a-f]{16})` \\|");

  @Archive
  record HelloWorld(@Unsigned int version, List<String> messages) {}

  @Archive
  record FeatureTable(Map<@Unsigned Long, float[]> features) {}

  @Archive
  record Scalars(
      boolean a,
      byte b,
      @Unsigned byte c,
      short d,
      @Unsigned short e,
      char f,
      int g,
      long h,
      @CodePoint int i,
      float j,
      double k,
      @NonZero @Unsigned int l) {}

  @Archive
  record Sequences(
      @Length(3) List<Duration> a,
      @Length(4) short[] b,
      Optional<@Boxed String> c,
      Set<UUID> d,
      List<@Shared String> e) {}

  @Archive
  record InOrder(
      SequencedMap<@Unsigned Long, float[]> a,
      LinkedHashMap<String, SequencedSet<Integer>> b,
      SortedMap<@Unsigned Integer, String> c,
      SortedSet<UUID> d) {}

  @Archive
  @Newtype
  record Metres(double value) {}

  @Archive
  record Nothing() {}

  @Archive
  @Repr
  enum Kind {
    STRAIGHT,
    CURVED
  }

  @Archive
  sealed interface Expr {
    record Leaf(Kind kind, Metres length, Nothing nothing) implements Expr {}

    record Node(@Boxed Expr left, @Boxed Expr right, Kind kind) implements Expr {}
  }

  private static final Map<ArchiveType<?, ?>, Codec<?, ?>> TYPES =
      Map.of(
          ArchivedFingerprintTest_HelloWorld.TYPE,
          ArchivedFingerprintTest_HelloWorld.archiveCodec(),
          ArchivedFingerprintTest_FeatureTable.TYPE,
          ArchivedFingerprintTest_FeatureTable.archiveCodec(),
          ArchivedFingerprintTest_Scalars.TYPE,
          ArchivedFingerprintTest_Scalars.archiveCodec(),
          ArchivedFingerprintTest_Sequences.TYPE,
          ArchivedFingerprintTest_Sequences.archiveCodec(),
          ArchivedFingerprintTest_InOrder.TYPE,
          ArchivedFingerprintTest_InOrder.archiveCodec(),
          ArchivedFingerprintTest_Metres.TYPE,
          ArchivedFingerprintTest_Metres.archiveCodec(),
          ArchivedFingerprintTest_Nothing.TYPE,
          ArchivedFingerprintTest_Nothing.archiveCodec(),
          ArchivedFingerprintTest_Kind.TYPE,
          ArchivedFingerprintTest_Kind.archiveCodec(),
          ArchivedFingerprintTest_Expr.TYPE,
          ArchivedFingerprintTest_Expr.archiveCodec());

  @Test
  void areThoseOfTheDocument() throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    Matcher rows = ROW.matcher(Files.readString(DOCUMENT));
    while (rows.find()) {
      expected.put(rows.group(1), rows.group(2));
    }
    Map<String, String> found = new LinkedHashMap<>();
    TYPES.forEach(
        (type, codec) -> found.put(Description.of(codec), "%016x".formatted(type.fingerprint())));
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
  }
}
