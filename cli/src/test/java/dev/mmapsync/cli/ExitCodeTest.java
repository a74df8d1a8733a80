package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Most codes are tested with the command that ends with them; here is the rest.
final class ExitCodeTest {
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+?) \\|");

  @Test
  void theTableInTheDocsIsTheOneInTheCode() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "how-to", "command-line.md"));
    Map<String, String> documented =
        ROW.matcher(page)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

    assertThat(documented).isEqualTo(ExitCode.table());
  }

  @Test
  void codesAreDistinct() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotOursHasTheGeneralCode() {
    assertThat(ExitCode.of(new IllegalStateException("x"))).isEqualTo(ExitCode.FAILED);
    assertThat(ErrorLine.line(new IllegalStateException("x\ny")))
        .isEqualTo("IllegalStateException: x");
    assertThat(ErrorLine.line(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
