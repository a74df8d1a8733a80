package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.Verification;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.types.ArchivedEverything;
import dev.mmapsync.system.types.Everything;
import dev.mmapsync.system.types.Values;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Rust source that the processor writes compiles, and its archives are ours: values go through
/// the crate in both directions, checked by whoever reads.
final class RustTypesTest {
  private static final Map<String, Everything> VALUES =
      Map.of("full", Values.full(), "empty", Values.empty());

  private final RustPeer peer = RustPeer.ofTypes();
  private final Path folder;

  RustTypesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Everything value(String name) {
    return Objects.requireNonNull(VALUES.get(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "empty"})
  void thePeerReadsWhatWeWrote(String name) {
    Path prefix = folder.resolve("ours");
    write(prefix, value(name));
    assertThat(peer.run("read", name, prefix)).isEqualTo("equal\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "empty"})
  void weReadWhatThePeerWrote(String name) {
    Path prefix = folder.resolve("theirs");
    assertThat(peer.run("write", name, prefix)).isEqualTo("written\n");
    try (SnapshotReader<ArchivedEverything> reader = reader(prefix)) {
      // Arrays are compared by content that way, and a difference is named by its path.
      Everything read = reader.read(ArchivedEverything::deserialize);
      assertThat(read).usingRecursiveComparison().isEqualTo(value(name));
      // That it does not look at the order of maps is made up for here.
      Path again = folder.resolve("again");
      write(again, read);
      assertThat(bytes(again)).isEqualTo(bytes(prefix));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "empty"})
  void bothWriteTheSameBytes(String name) {
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    write(ours, value(name));
    peer.run("write", name, theirs);
    assertThat(bytes(theirs)).isEqualTo(bytes(ours));
  }

  @Test
  void bothKnowTheSameFingerprint() {
    assertThat(peer.run("fingerprint"))
        .isEqualTo(Long.toHexString(ArchivedEverything.TYPE.fingerprint()) + "\n");
  }

  private static void write(Path prefix, Everything value) {
    try (SnapshotWriter<Everything> writer =
        Synchronizer.writer(prefix, ArchivedEverything.TYPE).open()) {
      writer.write(value);
    }
  }

  private static SnapshotReader<ArchivedEverything> reader(Path prefix) {
    return Synchronizer.reader(prefix, ArchivedEverything.TYPE)
        .verification(Verification.STRUCTURE)
        .open();
  }

  private static String bytes(Path prefix) {
    try (SnapshotReader<ArchivedEverything> reader = reader(prefix);
        Snapshot<ArchivedEverything> snapshot = reader.read()) {
      return HexFormat.of().formatHex(snapshot.bytes().toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
