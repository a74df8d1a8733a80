package dev.mmapsync.benchmarks.race;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where it was measured.
final class Machine {
  private static final double KIB_PER_GIB = 1 << 20;

  private final String processor;
  private final String rust;

  private Machine(String processor, String rust) {
    this.processor = processor;
    this.rust = rust;
  }

  static Machine here() throws IOException, InterruptedException {
    return new Machine(value("/proc/cpuinfo", "model name"), printed("rustc", "--version"));
  }

  /// The processor as a part of a file name.
  String slug() {
    return processor.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /// All that matters, in one line.
  String describe() throws IOException {
    String kib = value("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %.0f GiB, %s %s, files in /dev/shm; %s %s; %s, mmap-sync 2.0.4 with -C"
            + " target-cpu=native",
        processor,
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(kib) / KIB_PER_GIB,
        System.getProperty("os.name"),
        System.getProperty("os.version").replaceAll("-.*", ""),
        System.getProperty("java.vendor.version"),
        System.getProperty("java.vm.name"),
        rust);
  }

  private static String value(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static String printed(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      process.waitFor();
      return line == null ? "no " + command[0] : line.replaceAll(" \\(.*", "");
    }
  }
}
