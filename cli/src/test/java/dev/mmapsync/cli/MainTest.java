package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    CommandRun run = CommandRun.of("--help");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("demo", "publish", "cat", "info", "rm", "nothing is published");
    assertThat(run.out()).doesNotContain("demo-writer", "demo-reader");
  }

  @Test
  void eachCommandHasHelp() {
    for (String command : new String[] {"demo", "publish", "cat", "info", "rm"}) {
      CommandRun run = CommandRun.of(command, "--help");

      assertThat(run.exitCode()).isEqualTo(0);
      assertThat(run.out()).startsWith("Usage: mmap-sync " + command);
    }
  }

  @Test
  void versionNamesTheReleaseAndTheJdk() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("mmap-sync ").contains("JDK 25");
  }

  @Test
  void noCommandIsAUsageError() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err().lines())
        .containsExactly("mmap-sync: Missing required subcommand", "Try: mmap-sync --help");
  }

  @Test
  void aWrongOptionIsAUsageError() {
    CommandRun run = CommandRun.of("info", "--wrong", "p");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err().lines())
        .containsExactly("mmap-sync: Unknown option: '--wrong'", "Try: mmap-sync info --help");
  }

  @Test
  void aMissingParameterIsAUsageError() {
    CommandRun run = CommandRun.of("publish", "p");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(run.err().lines())
        .containsExactly(
            "mmap-sync: Missing required parameter: 'FILE'", "Try: mmap-sync publish --help");
  }

  @Test
  void aPrefixWithoutANameIsAUsageError() {
    for (String prefix : new String[] {"", "/"}) {
      CommandRun run = CommandRun.of("info", prefix);

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
      assertThat(run.err().lines())
          .containsExactly(
              "mmap-sync: Invalid value for positional parameter at index 0 (PREFIX):"
                  + " a prefix ends in the start of a name: prefix='"
                  + prefix
                  + "'",
              "Try: mmap-sync info --help");
    }
  }

  @Test
  void whatNobodyCouldHearIsAFailure() {
    CommandRun full = CommandRun.unheard(new IOException("No space left on device"), "--version");
    assertThat(full.exitCode()).isEqualTo(ExitCode.FAILED.code());
    assertThat(full.err().lines())
        .containsExactly("mmap-sync: cannot write to standard output: No space left on device");

    CommandRun gone = CommandRun.unheard(new IOException("Broken pipe"), "--version");
    assertThat(gone.exitCode()).isEqualTo(ExitCode.BROKEN_PIPE.code());
    assertThat(gone.err()).isEmpty();

    CommandRun wrong = CommandRun.unheard(new IOException("Broken pipe"), "--wrong");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE.code());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullStandardOutputIsAFailure() throws Exception {
    Process process =
        new ProcessBuilder(Self.command(List.of(), List.of("--version")))
            .redirectOutput(new File("/dev/full"))
            .start();
    assertThat(process.errorReader().readAllLines())
        .last()
        .asString()
        .startsWith("mmap-sync: cannot write to standard output: ");
    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED.code());
  }

  @Test
  void aStackTraceIsPrintedIfAskedFor(@TempDir Path folder) {
    Path prefix = folder.resolve("prefix");

    assertThat(CommandRun.of("cat", prefix).err().lines()).hasSize(1);
    assertThat(CommandRun.of("cat", "--stacktrace", prefix).err())
        .contains("NotPublishedException", "\tat ");
    assertThat(CommandRun.of("--stacktrace", "cat", prefix).err()).contains("\tat ");
  }
}
