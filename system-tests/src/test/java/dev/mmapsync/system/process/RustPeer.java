package dev.mmapsync.system.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A program in `rust-peer`: a process of the original crate.
///
/// Built by cargo, once per test run; what all programs depend on is built once for all of them.
/// Where there is no cargo, the test that asks for a peer is skipped and says so; on a build server
/// (`CI=true`) it fails instead.
public final class RustPeer {
  private static final Path SOURCE = Path.of("rust-peer", "Cargo.toml");
  private static final Path TARGET = Path.of("target", "rust-peer");
  private static final Duration BUILD_TIME = Duration.ofMinutes(5);
  private static final Map<String, RustPeer> BUILT = new ConcurrentHashMap<>();

  private final Path program;
  private final List<String> wrapper;

  private RustPeer(Path program, List<String> wrapper) {
    this.program = program;
    this.wrapper = wrapper;
  }

  /// The program that has sessions, and is compiled with the Rust source of our types.
  public static RustPeer built() {
    return built("rust-peer");
  }

  /// The program that writes and reads under load.
  public static RustPeer ofLoad() {
    return built("load");
  }

  private static RustPeer built(String program) {
    if (!hasCargo()) {
      String missing = "no cargo on the PATH: the interop tests with the Rust crate need one";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(missing + ": CI=true");
      }
      Assumptions.abort(missing);
    }
    return BUILT.computeIfAbsent(program, RustPeer::build);
  }

  /// The same, started by a shell that runs `preparation` first, and whose place it takes.
  public RustPeer after(String preparation) {
    return new RustPeer(program, List.of("sh", "-c", preparation + " && exec \"$@\"", "sh"));
  }

  /// Starts it.
  public Child start(Object... words) {
    List<String> arguments = Stream.of(words).map(Object::toString).toList();
    List<String> command = new ArrayList<>(wrapper);
    command.add(program.toString());
    command.addAll(arguments);
    String name = program.getFileName() + " " + String.join(" ", arguments);
    return Child.start(name.strip(), command);
  }

  private static boolean hasCargo() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(":", -1))
        .map(folder -> Path.of(folder, "cargo"))
        .anyMatch(Files::isExecutable);
  }

  private static RustPeer build(String program) {
    String source = SOURCE.toAbsolutePath().toString();
    Path target = TARGET.toAbsolutePath();
    List<String> command =
        List.of(
            "cargo",
            "build",
            "--release",
            "--bin",
            program,
            "--manifest-path",
            source,
            "--target-dir",
            target.toString());
    try (Child cargo = Child.start("cargo", command)) {
      cargo.awaitSuccess(BUILD_TIME);
    }
    return new RustPeer(target.resolve("release").resolve(program), List.of());
  }
}
