package dev.mmapsync;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A named pipe, which would stop for ever whoever opens it without care.
final class Pipe {

  private Pipe() {}

  static void create(Path path) throws IOException, InterruptedException {
    var program = Path.of("/usr/bin/mkfifo");
    assumeThat(Files.isExecutable(program)).as("a program that makes pipes: %s", program).isTrue();
    int exit = new ProcessBuilder(List.of(program.toString(), path.toString())).start().waitFor();
    assumeThat(exit).as("pipes can be made in %s", path.getParent()).isZero();
  }
}
