package dev.mmapsync.system.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The program in `rust-peer`: a process of the original crate.
///
/// Built by cargo, once per test run. Where there is no cargo, the test that asks for the peer is
/// skipped and says so; on a build server (`CI=true`) it fails instead.
public final class RustPeer {
  private static final Path SOURCE = Path.of("rust-peer", "Cargo.toml");
  private static final Path TARGET = Path.of("target", "rust-peer");
  private static final Duration BUILD_TIME = Duration.ofMinutes(5);

  private final Path program;

  private RustPeer(Path program) {
    this.program = program;
  }

  /// The built program.
  public static RustPeer built() {
    if (!hasCargo()) {
      String missing = "no cargo on the PATH: the interop tests with the Rust crate need one";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(missing + ": CI=true");
      }
      Assumptions.abort(missing);
    }
    return Built.PEER;
  }

  /// Starts one of its commands.
  public Child start(Object... words) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Stream.of(words).map(Object::toString).forEach(command::add);
    return Child.start("rust-peer " + words[0], command);
  }

  /// Runs one of its commands to its end, which must be a success.
  ///
  /// @return what it printed
  public String run(Object... words) {
    try (Child child = start(words)) {
      return child.awaitSuccess();
    }
  }

  private static boolean hasCargo() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(":", -1))
        .map(folder -> Path.of(folder, "cargo"))
        .anyMatch(Files::isExecutable);
  }

  /// Holds the one build of a test run.
  private static final class Built {
    static final RustPeer PEER = build();

    private static RustPeer build() {
      String source = SOURCE.toAbsolutePath().toString();
      String target = TARGET.toAbsolutePath().toString();
      List<String> command =
          List.of("cargo", "build", "--release", "--manifest-path", source, "--target-dir", target);
      try (Child cargo = Child.start("cargo", command)) {
        cargo.awaitSuccess(BUILD_TIME);
      }
      return new RustPeer(TARGET.toAbsolutePath().resolve("release").resolve("rust-peer"));
    }
  }
}
