package dev.mmapsync.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: this release, and the Java and system that it runs on.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String release =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(not from a jar)");
    return new String[] {
      "mmap-sync " + release,
      "JDK "
          + Runtime.version()
          + ", "
          + System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
    };
  }
}
