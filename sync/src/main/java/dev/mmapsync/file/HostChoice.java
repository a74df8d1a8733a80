package dev.mmapsync.file;

import dev.mmapsync.os.LinuxCalls;
import java.util.Optional;

/// Which host this process has: Linux with native calls, or the portable one with a warning.
final class HostChoice {
  static final Host CURRENT = choose();

  private HostChoice() {}

  private static Host choose() {
    var obstacle = obstacle();
    if (obstacle.isEmpty()) {
      return new LinuxHost(LinuxBarrier.find());
    }
    System.getLogger("dev.mmapsync")
        .log(
            System.Logger.Level.WARNING,
            "portable mode, because {0}: no lock that the Rust crate sees, no reservation of disk"
                + " space (a full disk can end in an InternalError)",
            obstacle.get());
    return new PortableHost();
  }

  private static Optional<String> obstacle() {
    if (Boolean.getBoolean(Host.PORTABLE_PROPERTY)) {
      return Optional.of("it is forced by " + Host.PORTABLE_PROPERTY + "=true");
    }
    var system = System.getProperty("os.name", "");
    if (!system.equals("Linux")) {
      return Optional.of("the system is not Linux: os.name=" + system);
    }
    try {
      LinuxCalls.advise(0, 0, LinuxCalls.MADV_HUGEPAGE);
      return Optional.empty();
    } catch (ExceptionInInitializerError e) {
      return Optional.of(
          e.getCause() instanceof IllegalCallerException
              ? "native access is denied (allow it with --enable-native-access=dev.mmapsync, or"
                  + " ALL-UNNAMED on the class path)"
              : "the C library cannot be called: " + e.getCause());
    } catch (LinkageError | UnsupportedOperationException e) {
      return Optional.of("the C library cannot be called: " + e.getMessage());
    }
  }
}
