package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.NotPublishedException;
import dev.mmapsync.StateFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// State files that are none: refused, named, and left as they are.
@Tag("portable")
final class StateFileTest {
  private final Path folder;
  private final PatternPrefix prefix;
  private final Path state;

  StateFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.prefix = new PatternPrefix(folder.resolve("odd"), Sizes.WIDE);
    this.state = prefix.files().state();
  }

  static IntStream wrongLengths() {
    return IntStream.rangeClosed(1, 40).filter(length -> length != 16);
  }

  @ParameterizedTest
  @MethodSource("wrongLengths")
  void anyOtherLengthIsRefusedByItsNumber(int length) throws IOException {
    Files.write(state, new byte[length]);

    assertThatThrownBy(prefix::read)
        .isInstanceOf(StateFileException.class)
        .hasMessageContaining(state.toString())
        .hasMessageEndingWith("size=" + length);
    assertThatThrownBy(() -> prefix.publish(1))
        .isInstanceOf(StateFileException.class)
        .hasMessageEndingWith("size=" + length);
    assertThat(state).hasSize(length);
  }

  @Test
  void sixteenZerosAreAStateThatWaitsForItsWriter() throws IOException {
    Files.write(state, new byte[16]);

    assertThatThrownBy(prefix::read).isInstanceOf(NotPublishedException.class);
    assertThat(prefix.publish(1).readersReset()).isFalse();
    assertThat(prefix.read()).isEqualTo(1);
  }

  /// The crate leaves one when it dies while it creates it.
  @Test
  void anEmptyFileIsMadeWholeByAWriterOnly() throws IOException {
    Files.createFile(state);

    assertThatThrownBy(prefix::read).isInstanceOf(NotPublishedException.class);
    assertThat(state).isEmptyFile();
    assertThat(prefix.publish(1).readersReset()).isFalse();
    assertThat(prefix.read()).isEqualTo(1);
    assertThat(state).hasSize(16);
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    PatternPrefix target = new PatternPrefix(folder.resolve("target"), Sizes.WIDE);
    target.publish(1);
    String before = PrefixFiles.hex(target.files().state());
    Files.createSymbolicLink(state, target.files().state());

    assertThatThrownBy(prefix::read).isInstanceOf(StateFileException.class);
    assertThatThrownBy(() -> prefix.publish(2)).isInstanceOf(StateFileException.class);
    assertThat(PrefixFiles.hex(target.files().state())).isEqualTo(before);
  }

  @Test
  void aLinkThatLeadsNowhereCreatesNothing() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Files.createSymbolicLink(state, nowhere);

    assertThatThrownBy(prefix::read).isInstanceOf(StateFileException.class);
    assertThatThrownBy(() -> prefix.publish(2)).isInstanceOf(StateFileException.class);
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(state);

    assertThatThrownBy(prefix::read).isInstanceOf(StateFileException.class);
    assertThatThrownBy(() -> prefix.publish(1)).isInstanceOf(StateFileException.class);
  }
}
