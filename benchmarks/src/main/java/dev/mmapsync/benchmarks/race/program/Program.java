package dev.mmapsync.benchmarks.race.program;

/// A process in the race: one command is one work, or one part in a work of several processes.
///
/// Called as `WORK PREFIX [name=value]...`. Prints `figure NAME VALUE` for each figure, and `ready`
/// when others may go on. Ends when its standard input does. The Rust side is `rust-race/src`, with
/// the same commands and the same loops.
public final class Program {
  private Program() {}

  /// Runs one work.
  public static void main(String[] arguments) throws Exception {
    var options = Options.of(arguments);
    switch (options.work()) {
      case "read" -> Reads.run(options);
      case "write-raw" -> Writes.raw(options);
      case "write-hello" -> Writes.hello(options);
      case "table" -> Table.run(options);
      case "publish-table" -> Table.publish(options);
      case "hold-table" -> Table.hold(options);
      case "stamp" -> Stamps.stamp(options);
      case "watch" -> Stamps.watch(options);
      case "pace" -> Processes.pace(options);
      case "poll" -> Processes.poll(options);
      case "hold" -> Processes.hold(options);
      case "stalled" -> Processes.stalled(options);
      case "heap-table" -> HeapTable.run(options);
      case "heap-hold" -> HeapTable.hold(options);
      case "lmdb-read" -> Lmdb.read(options);
      case "lmdb-write" -> Lmdb.write(options);
      case "lmdb-table" -> Lmdb.table(options);
      case "socket-serve" -> Sockets.serve(options);
      case "socket-ask" -> Sockets.ask(options);
      default -> throw new IllegalArgumentException("there is no such work: " + options.work());
    }
    System.exit(0);
  }
}
