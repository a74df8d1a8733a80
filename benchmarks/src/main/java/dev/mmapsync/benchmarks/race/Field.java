package dev.mmapsync.benchmarks.race;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// All works, and who does them.
///
/// Which reader of ours a process uses is an option of its command line, so that a variant is one
/// entrant more.
final class Field {
  private static final String LOCAL = "LocalReader";
  private static final String SHARED = "SnapshotReader";
  private static final String COUNTERS = "counters";
  static final String CRATE = "mmap-sync 2.0.4 (Rust)";
  private static final String LMDB = "lmdbjava 0.9.1";
  private static final String SOCKET = "Unix socket";
  private static final String HEAP = "HashMap on the heap";
  private static final String HEAPS = "HashMap on each heap";

  /// Too large for a rival that keeps more than two of them.
  private static final int LARGEST = 1 << 30;

  private final Plan plan;
  private final Side ours = Side.java();
  private final Side lmdb =
      Side.java(
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private final Side crate;

  Field(Plan plan, Path rustProgram) {
    this.plan = plan;
    this.crate = Side.rust(rustProgram);
  }

  List<Race> races() {
    return List.of(
        read(),
        checkedRead(),
        threads(2),
        threads(4),
        writeRaw("write-36", "36 B", 36, Unit.NANOSECONDS, plan),
        writeRaw("write-64k", "64 KiB", 64 << 10, Unit.MICROSECONDS, plan),
        writeRaw("write-64m", "64 MiB", 64 << 20, Unit.MILLISECONDS, plan),
        writeRaw("write-1g", "1 GiB", LARGEST, Unit.MILLISECONDS, plan.ofLongWork()),
        writeHello(),
        table(1_000, Unit.MICROSECONDS, plan),
        table(100_000, Unit.MILLISECONDS, plan),
        table(1_000_000, Unit.MILLISECONDS, plan.ofLongWork()),
        visible(),
        paced(),
        killed(),
        memory());
  }

  private Race read() {
    return new Race(
        "read",
        plan,
        figures("read", "read one field", Unit.NANOSECONDS),
        Stream.concat(
                readers("read").stream(),
                Stream.of(Entrant.alone(COUNTERS, ours, "read", "counters=true")))
            .toList(),
        List.of(Entrant.alone(CRATE, crate, "read")),
        List.of(Entrant.alone(LMDB, lmdb, "lmdb-read"), socket("reply=36")));
  }

  private Race checkedRead() {
    return new Race(
        "checked-read",
        plan,
        figures("read", "read one field, checked", Unit.NANOSECONDS),
        readers("read", "check=true"),
        List.of(Entrant.alone(CRATE, crate, "read", "check=true")),
        List.of());
  }

  private Race threads(int count) {
    String threads = "threads=" + count;
    return new Race(
        "threads-" + count,
        plan,
        figures("read", "read one field, " + count + " threads", Unit.MILLION_A_SECOND),
        readers("read", threads),
        List.of(Entrant.alone(CRATE, crate, "read", threads)),
        List.of(Entrant.alone(LMDB, lmdb, "lmdb-read", threads)));
  }

  private Race writeRaw(String name, String title, int bytes, Unit unit, Plan length) {
    String size = "size=" + bytes;
    return new Race(
        name,
        length,
        figures("write", "writeRaw " + title, unit),
        List.of(Entrant.alone("", ours, "write-raw", size)),
        List.of(Entrant.alone(CRATE, crate, "write-raw", size)),
        bytes == LARGEST ? List.of() : List.of(Entrant.alone(LMDB, lmdb, "lmdb-write", size)));
  }

  private Race writeHello() {
    return new Race(
        "write-hello",
        plan,
        figures("write", "typed write, 36 B", Unit.NANOSECONDS),
        List.of(
            Entrant.alone("", ours, "write-hello"),
            Entrant.alone("verified", ours, "write-hello", "verified=true")),
        List.of(Entrant.alone(CRATE, crate, "write-hello")),
        List.of());
  }

  private Race table(int count, Unit unit, Plan length) {
    String entries = "entries=" + count;
    String title = String.format("%,d x 32 floats", count);
    return new Race(
        "table-" + count,
        length,
        List.of(
            new Race.Figure("write", "typed write, " + title, unit, false),
            new Race.Figure("get", "read + get, " + title, Unit.NANOSECONDS, true),
            new Race.Figure("check", "structural check, " + title, unit, false)),
        List.of(
            Entrant.alone(LOCAL, ours, "table", entries, "local=true", "write=true"),
            Entrant.alone(SHARED, ours, "table", entries)),
        List.of(Entrant.alone(CRATE, crate, "table", entries, "write=true")),
        List.of(
            Entrant.alone(LMDB, lmdb, "lmdb-table", entries),
            Entrant.alone(HEAP, ours, "heap-table", entries),
            socket("reply=128")));
  }

  private Race visible() {
    return new Race(
        "visible",
        plan.timed(4),
        List.of(
            new Race.Figure("p50", "publish to visible, p50", Unit.MICROSECONDS, true),
            new Race.Figure("p99", "publish to visible, p99", Unit.MICROSECONDS, true)),
        List.of(
            new Entrant(LOCAL, Courses.visible(ours, "local=true")),
            new Entrant(COUNTERS, Courses.visible(ours, "counters=true"))),
        List.of(new Entrant(CRATE, Courses.visible(crate))),
        List.of());
  }

  private Race paced() {
    return new Race(
        "paced",
        plan.timed(10),
        figures("writes", "a write each ms, 2 readers poll", Unit.WRITES_A_SECOND),
        List.of(
            new Entrant(LOCAL, Courses.paced(ours, "local=true")),
            new Entrant(COUNTERS, Courses.paced(ours, "counters=true"))),
        List.of(new Entrant(CRATE, Courses.paced(crate))),
        List.of());
  }

  private Race killed() {
    return new Race(
        "killed",
        plan,
        figures("stall", "longest write after a reader was killed", Unit.MILLISECONDS),
        List.of(
            new Entrant(LOCAL, Courses.killed(ours, "local=true")),
            new Entrant(COUNTERS, Courses.killed(ours, "counters=true"))),
        List.of(new Entrant(CRATE, Courses.killed(crate))),
        List.of());
  }

  /// Once: what is counted does not vary, and the copies on eight heaps take their time.
  private Race memory() {
    return new Race(
        "memory",
        plan.once(),
        figures("memory", "memory of 8 readers of 148 MB", Unit.MEBIBYTES),
        List.of(new Entrant("", Courses.memory(ours, "hold-table"))),
        List.of(new Entrant(CRATE, Courses.memory(crate, "hold-table"))),
        List.of(new Entrant(HEAPS, Courses.memory(ours, "heap-hold"))));
  }

  private List<Entrant> readers(String work, String... options) {
    return List.of(
        Entrant.alone(LOCAL, ours, work, with(options, "local=true")),
        Entrant.alone(SHARED, ours, work, options));
  }

  private static String[] with(String[] options, String more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  private Entrant socket(String reply) {
    return new Entrant(SOCKET, Courses.socket(ours, reply));
  }

  private static List<Race.Figure> figures(String name, String title, Unit unit) {
    return List.of(new Race.Figure(name, title, unit, true));
  }
}
