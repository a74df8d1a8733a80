package dev.mmapsync.cli;

import dev.mmapsync.Inspection;
import dev.mmapsync.Synchronizer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `info PREFIX`: what is published, in which files, and whether it is whole.
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Show what is published, its files, readers, slots, lock and checksum.")
final class Info implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "PREFIX",
      converter = Prefix.class,
      description = "What to look at.")
  private Path prefix = Path.of("");

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  Info(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Inspection inspection = Synchronizer.inspect(prefix);
    InfoReport report = InfoReport.of(inspection);
    if (json) {
      streams.out().println(Json.text(report));
    } else {
      table(report).print(streams.out());
    }
    streams.out().flush();
    return exitCode(inspection).code();
  }

  private static ExitCode exitCode(Inspection inspection) {
    if (inspection.version().isEmpty()) {
      return ExitCode.NOTHING_PUBLISHED;
    }
    return switch (inspection.checksum()) {
      case WRONG -> ExitCode.WRONG_CONTENT;
      case UNKNOWN -> ExitCode.FILES; // the data file could not be read
      case RIGHT -> inspection.registryProblem().isPresent() ? ExitCode.FILES : ExitCode.DONE;
    };
  }

  private static Table table(InfoReport report) {
    Table table = Table.ofText();
    InfoReport.Version version = report.version();
    table.row("prefix", report.prefix());
    if (version == null) {
      table.row("version", "nothing published");
    } else {
      table.row("version", version.word());
      table.row("size", size(version.size()));
      table.row("current", "data " + version.index());
      table.row("checksum", version.checksum() + " (" + report.checksum() + ")");
    }
    table.row("write lock", report.writeLock());
    table.row("state", file(report.state()));
    for (int index = 0; index < report.data().size(); index++) {
      table.row("data " + index, file(report.data().get(index)));
    }
    for (int index = 0; index < report.readers().size(); index++) {
      table.row("readers " + index, String.valueOf(report.readers().get(index)));
    }
    if (report.registry() != null) {
      registry(table, report.registry());
    }
    if (report.registryProblem() != null) {
      table.row("registry", "cannot be used: " + report.registryProblem());
    }
    return table;
  }

  private static void registry(Table table, InfoReport.Registry registry) {
    table.row("registry", file(registry.file()));
    InfoReport.Publication publication = registry.publication();
    table.row(
        "publication",
        publication == null
            ? "by a writer without a registry"
            : "#" + publication.sequence() + "  " + publication.at());
    table.row(
        "guards",
        "%s %s, foreign generation %d, %s barriers"
            .formatted(
                registry.guards().get(0) ? "set" : "missing",
                registry.guards().get(1) ? "set" : "missing",
                registry.foreignGeneration(),
                registry.barriers() ? "with" : "without"));
    table.row(
        "slots",
        "%d of %d claimed, %d ever"
            .formatted(
                registry.claimed().stream().filter(InfoReport.Slot::alive).count(),
                registry.slots(),
                registry.highWaterMark()));
    for (InfoReport.Slot slot : registry.claimed()) {
      table.row("slot " + slot.number(), slot(slot));
    }
  }

  private static String slot(InfoReport.Slot slot) {
    String holds =
        slot.holds().stream()
            .map(
                hold ->
                    "holds data "
                        + hold.index()
                        + (hold.heed().equals("heeded") ? "" : " (" + hold.heed() + ")"))
            .collect(Collectors.joining(", "));
    return "%s  pid %d  since %s  %s"
        .formatted(
            slot.alive() ? "alive" : "dead",
            slot.pid(),
            slot.claimedAt(),
            holds.isEmpty() ? "idle" : holds);
  }

  private static String file(InfoReport.File file) {
    return file.exists()
        ? file.path() + "  " + file.permissions() + "  " + size(file.size())
        : file.path() + "  absent";
  }

  private static String size(long bytes) {
    String exact = String.format(Locale.ROOT, "%,d bytes", bytes);
    return bytes < 1024 ? exact : exact + " (" + ByteCount.text(bytes) + ")";
  }
}
