package dev.mmapsync.system.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// How a main program of the tests is started in a JVM of its own: this JDK, this class path.
///
/// Immutable. The children of a test run that is in the portable mode are so too.
public final class JavaProgram {
  private static final String PORTABLE = "dev.mmapsync.portable";

  private final Class<?> program;
  private final List<String> wrapper;
  private final List<String> options;

  private JavaProgram(Class<?> program, List<String> wrapper, List<String> options) {
    this.program = program;
    this.wrapper = wrapper;
    this.options = options;
  }

  /// A JVM that compiles as a server does.
  public static JavaProgram of(Class<?> program) {
    List<String> options = List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC");
    JavaProgram plain = new JavaProgram(program, List.of(), options);
    return Boolean.getBoolean(PORTABLE) ? plain.portable() : plain;
  }

  /// A JVM that starts as fast and stays as small as one can.
  public static JavaProgram small(Class<?> program) {
    return of(program).with("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-Xmx32m");
  }

  /// The same with more options of the JVM.
  public JavaProgram with(String... more) {
    return new JavaProgram(program, wrapper, join(options, List.of(more)));
  }

  /// The same without native calls.
  public JavaProgram portable() {
    return with("-D" + PORTABLE + "=true");
  }

  /// The same, started by a shell that runs `preparation` first.
  ///
  /// The JVM takes the place of the shell, so that a signal reaches it.
  public JavaProgram after(String preparation) {
    return under("sh", "-c", preparation + " && exec \"$@\"", "sh");
  }

  /// The same, started by another command, which gets the whole command line as its last words.
  public JavaProgram under(String... command) {
    return new JavaProgram(program, join(List.of(command), wrapper), options);
  }

  /// Starts it.
  public Child start(Object... arguments) {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(property("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", property("java.class.path"), program.getName()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return Child.start(program.getSimpleName(), command);
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
