package dev.mmapsync.examples.hello;

import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// `hello write [PREFIX]` and `hello read [PREFIX]`, each in a process of its own.
public final class Hello {
  private static final String PREFIX = "/tmp/hello_world";

  private Hello() {}

  /// Runs one of the two.
  public static void main(String[] arguments) {
    String command = arguments.length > 0 ? arguments[0] : "";
    Path prefix = Path.of(arguments.length > 1 ? arguments[1] : PREFIX);
    switch (command) {
      case "write" -> System.out.println(write(prefix));
      case "read" -> System.out.println(read(prefix));
      default -> {
        System.err.println("usage: hello write [PREFIX] | hello read [PREFIX]");
        System.exit(2);
      }
    }
  }

  static String write(Path prefix) {
    try (var synchronizer = Synchronizer.open(prefix, ArchivedHelloWorld.TYPE)) {
      WriteResult result =
          synchronizer.write(
              new HelloWorld(7, List.of("Hello", "World", "!")), Duration.ofSeconds(1));
      return "written: " + result.size() + " bytes | reset: " + result.readersReset();
    }
  }

  static String read(Path prefix) {
    try (var synchronizer = Synchronizer.open(prefix, ArchivedHelloWorld.TYPE);
        var snapshot = synchronizer.read()) {
      ArchivedHelloWorld hello = snapshot.value(); // a view: nothing is copied
      return "version: " + hello.version() + " messages: " + hello.messages();
    }
  }
}
