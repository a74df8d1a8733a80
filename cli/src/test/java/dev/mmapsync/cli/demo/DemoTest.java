package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mmapsync.cli.CommandRun;
import dev.mmapsync.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo with real processes, small and short.
final class DemoTest {
  @Test
  void reportsAsJson() throws IOException {
    CommandRun run =
        CommandRun.of("demo", "--seconds", 2, "--readers", 2, "--size", "256K", "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    JsonNode report = new ObjectMapper().readTree(run.out());

    assertThat(report.get("publications").asLong()).isPositive();
    assertThat(report.get("resets").asLong()).isZero();
    assertThat(report.get("size").asLong()).isBetween(250L << 10, 256L << 10);
    assertThat(report.at("/all/torn").asLong()).isZero();
    assertThat(report.at("/typed/publications").asLong()).isPositive();
    assertThat(report.at("/typed/names").asLong()).isGreaterThan(50_000);
    assertThat(report.at("/typed/wrong").asLong()).isZero();
    assertThat(report.at("/typed/nanosPerLookup").asDouble()).isPositive();
    assertThat(report.get("readers")).hasSize(2);
    for (JsonNode reader : report.get("readers")) {
      assertThat(reader.get("verifiedReads").asLong()).isPositive();
      assertThat(reader.get("versionsSeen").asLong()).isGreaterThan(1);
      assertThat(reader.get("timedReads").asLong()).isPositive();
      assertThat(reader.get("nanosPerRead").asDouble()).isPositive();
      assertThat(reader.at("/visible/p50Nanos").asLong()).isPositive();
    }
    assertThat(Path.of(report.get("folder").asText())).doesNotExist();
  }

  @Test
  void printsATableForPeople(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("input"), new byte[100_000]);
    CommandRun run = CommandRun.of("demo", "--seconds", 1, "--readers", 1, file);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out())
        .contains(file.toString(), "verified reads", "ns per timed read", "No torn read");
    assertThat(run.out().lines()).anyMatch(line -> line.matches("torn reads +0 +0"));
  }

  @Test
  void aFileThatIsTooSmallIsAnInputError(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("input"), new byte[100]);
    CommandRun run = CommandRun.of("demo", file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT.code());
    assertThat(run.err()).contains("too small for a demo");
  }

  @Test
  void figuresOutOfRangeAreUsageErrors() {
    assertThat(CommandRun.of("demo", "--seconds", 0).exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(CommandRun.of("demo", "--readers", 0).exitCode()).isEqualTo(ExitCode.USAGE.code());
    assertThat(CommandRun.of("demo", "--size", 1).exitCode()).isEqualTo(ExitCode.USAGE.code());
  }
}
