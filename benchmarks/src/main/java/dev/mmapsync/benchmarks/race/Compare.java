package dev.mmapsync.benchmarks.race;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Runs the race and writes its result. `benchmarks/compare` starts it, with everything built.
///
/// Arguments: the root of the project, the folder to work in, the crate's program, and the options
/// of the command.
public final class Compare {
  private static final int ATTEMPTS = 100;

  private final List<String> options;

  private Compare(List<String> options) {
    this.options = options;
  }

  /// Runs it.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var words = List.of(arguments);
    endWithParent(Path.of(words.get(1)));
    var compare = new Compare(words.subList(3, words.size()));
    compare.run(Path.of(words.get(0)), Path.of(words.get(1)), Path.of(words.get(2)));
  }

  /// The script that started this one cleans up, unless it was killed.
  private static void endWithParent(Path folder) {
    var parent = ProcessHandle.current().parent().orElseThrow().onExit();
    Thread.ofPlatform()
        .daemon()
        .name("end with parent")
        .start(
            () -> {
              parent.join();
              end(folder);
            });
  }

  private static void end(Path folder) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(folder); attempt++) {
      ProcessHandle.current()
          .children()
          .forEach(
              child -> {
                child.destroyForcibly();
                child.onExit().join();
              });
      try {
        Ground.delete(folder);
      } catch (IOException | UncheckedIOException _) {
        // The other thread deletes, too, or has started one more.
      }
    }
    Runtime.getRuntime().halt(1);
  }

  private void run(Path root, Path folder, Path rustProgram)
      throws IOException, InterruptedException {
    boolean quick = options.contains("--quick");
    var races = new Field(quick ? Plan.QUICK : Plan.FULL, rustProgram).races();
    var chosen = races.stream().filter(this::isWanted).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("works: " + races.stream().map(Race::name).toList());
    }
    var machine = Machine.here();
    List<Row> rows = new ArrayList<>();
    for (var race : chosen) {
      long start = System.nanoTime();
      var found = race.run(folder);
      rows.addAll(found);
      System.err.printf("%s: %d s%n", race.name(), (System.nanoTime() - start) / 1_000_000_000);
      System.out.print(new Result("", found).table());
    }
    publish(root, new Result(machine.describe(), rows), machine.slug());
  }

  /// A part of the works, or a quick run, goes where it overwrites no result.
  private void publish(Path root, Result result, String slug) throws IOException {
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    boolean whole = options.stream().noneMatch(o -> o.equals("--quick") || o.equals("--only"));
    String folder = whole ? "benchmarks/results" : "benchmarks/target/results";
    String name = date + "-" + slug;
    result.write(root.resolve(folder), name, date);
    System.out.println("written: " + root.resolve(folder).resolve(name + ".json"));
    if (options.contains("--readme")) {
      result.replaceIn(root.resolve("README.md"), folder + "/" + name, date);
    }
  }

  private boolean isWanted(Race race) {
    int only = options.indexOf("--only");
    return only < 0 || race.name().startsWith(options.get(only + 1));
  }
}
