package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.PrefixFiles.permissions;
import static dev.mmapsync.system.conformance.Sides.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.Example;
import dev.mmapsync.system.PrefixFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

/// The files of a prefix: by whom they are made, with which modes, and what they say before
/// anything was published.
interface FilesContract extends Sides {
  /// Modes of the state file and of data files, before the umask takes from them.
  int STATE_MODE = 0660;

  int DATA_MODE = 0640;

  @Test
  default void anUnknownPrefixHasNothingToReadAndStaysUnknown() {
    PrefixFiles unknown = new PrefixFiles(folder().resolve("unknown"));
    reader().open(unknown.prefix());
    assertRefused("not-published", reader()::readRaw);
    assertRefused("not-published", () -> reader().reads("hello"));
    assertRefused("not-published", reader()::version);
    assertThat(unknown.state()).doesNotExist();
    assertThat(unknown.data(0)).doesNotExist();
    assertThat(unknown.registry()).doesNotExist();
  }

  @Test
  default void aReaderThatCameTooEarlyReadsTheFirstWrite() {
    Path prefix = folder().resolve("early");
    reader().open(prefix);
    assertRefused("not-published", reader()::readRaw);
    writer().open(prefix);
    writer().write("hello");
    assertThat(reader().readRaw().bytes()).isEqualTo(Example.ARCHIVE);
  }

  @Test
  default void aStateOfZerosSaysThatNothingIsPublished() throws IOException {
    PrefixFiles zeros = new PrefixFiles(folder().resolve("zeros"));
    Files.write(zeros.state(), new byte[16]);
    reader().open(zeros.prefix());
    assertRefused("not-published", reader()::readRaw);
    assertRefused("not-published", reader()::version);
    assertThat(PrefixFiles.hex(zeros.state())).isEqualTo("00".repeat(16));
    writer().open(zeros.prefix());
    assertThat(writer().write("hello").reset()).isFalse();
    assertThat(reader().readRaw().bytes()).isEqualTo(Example.ARCHIVE);
    assertThat(reader().version()).isEqualTo(Contents.version(0, Example.ARCHIVE));
  }

  @Test
  default void newFilesHaveTheirModesLessTheUmask() throws IOException {
    PrefixFiles made = new PrefixFiles(folder().resolve("made"));
    writer().open(made.prefix());
    assertModes(made, writer(), umask());
  }

  /// By two writes of `party`.
  static void assertModes(PrefixFiles files, Party party, int umask) {
    party.write("hello");
    party.write("hello");
    assertThat(permissions(files.state())).isEqualTo(symbols(STATE_MODE & ~umask));
    assertThat(permissions(files.data(0))).isEqualTo(symbols(DATA_MODE & ~umask));
    assertThat(permissions(files.data(1))).isEqualTo(symbols(DATA_MODE & ~umask));
    if (party.keepsRegistry()) {
      assertThat(permissions(files.registry())).isEqualTo(symbols(STATE_MODE & ~umask));
    }
  }

  /// That of this JVM, which its threads have and its children inherit.
  private static int umask() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("Umask:"))
        .mapToInt(line -> Integer.parseInt(line.substring("Umask:".length()).strip(), 8))
        .findFirst()
        .orElseThrow();
  }

  private static String symbols(int mode) {
    StringBuilder symbols = new StringBuilder("rwxrwxrwx");
    for (int bit = 0; bit < symbols.length(); bit++) {
      if ((mode & 0400 >> bit) == 0) {
        symbols.setCharAt(bit, '-');
      }
    }
    return symbols.toString();
  }

  /// The crate writes checksums, and never looks at them.
  @Test
  default void bytesThatAreNotThoseOfTheVersionAreRefusedByOurReadersOnly() throws IOException {
    writer().write("hello");
    Files.write(files().data(0), new byte[] {'J'}, StandardOpenOption.WRITE);
    if (reader().side().isCrate()) {
      assertThat(reader().readRaw().bytes()).isEqualTo("4a" + Example.ARCHIVE.substring(2));
    } else {
      assertRefused("archive", reader()::readRaw);
    }
  }

  @Test
  default void aDataFileThatIsShorterThanItsVersionIsRefused() throws IOException {
    writer().write("hello");
    Files.write(files().data(0), new byte[35]);
    assertRefused(reader().side().isCrate() ? "archive" : "data", reader()::readRaw);
  }
}
