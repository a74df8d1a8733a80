package dev.mmapsync.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// This program as a command that starts it again, in a JVM of its own.
public final class Self {
  private static final String PORTABLE = "dev.mmapsync.portable";

  private Self() {}

  /// The command that runs this program with `arguments`.
  ///
  /// @param jvmOptions such as `-Xmx32m`
  /// @param arguments a command of this program, and its arguments
  public static List<String> command(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + PORTABLE + "=" + Boolean.getBoolean(PORTABLE));
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command.addAll(arguments);
    return command;
  }

  /// All that this process has on its module path and its class path.
  private static String classPath() {
    return Stream.of("jdk.module.path", "java.class.path")
        .map(property -> System.getProperty(property, ""))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
