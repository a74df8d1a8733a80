package dev.mmapsync.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.InstanceVersion;
import java.nio.file.Path;
import java.time.Duration;

/// One of the two sides of a test: a session somewhere, and its commands as methods. Each waits for
/// its answer, so what a test asks for happens in the order in which it is asked.
///
/// For one thread at a time.
final class Party implements AutoCloseable {
  /// Long enough that nobody who lives is given up by mistake; the wait of a test that hangs.
  static final Duration PATIENT = Duration.ofSeconds(60);

  /// Long enough to be a wait.
  static final Duration SHORT = Duration.ofMillis(20);

  private static final String UNCHECKED = " check=off";

  private final Side side;
  private final String options;
  private final Link link;

  /// What a read has got.
  ///
  /// @param sequence the number of the publication; 0 where it has none
  record Read(InstanceVersion version, long sequence, String bytes) {}

  /// What a write tells.
  record Written(long size, boolean reset, int dead, int evicted, int detached) {}

  private Party(Side side, Link link, boolean registry) {
    this.side = side;
    this.options = side.isCrate() || registry ? "" : " registry=none";
    this.link = link;
  }

  static Party start(Side side, boolean registry) {
    return new Party(side, side.start(), registry);
  }

  static Party startAfter(String preparation, Side side, boolean registry) {
    return new Party(side, side.startAfter(preparation), registry);
  }

  /// Whether it keeps a registry when it writes.
  boolean keepsRegistry() {
    return !side.isCrate() && options.isEmpty();
  }

  Side side() {
    return side;
  }

  boolean isAlive() {
    return link.isAlive();
  }

  /// Goes to `prefix`, and lets go of all that it had before.
  void open(Path prefix) {
    ask("open " + prefix + options, "opened");
  }

  /// As [#open], with one more option.
  void open(Path prefix, String option) {
    ask("open " + prefix + options + " " + option, "opened");
  }

  /// Publishes the value of that name.
  Written write(String value) {
    return written(ask("write " + value + grace(SHORT), "written"));
  }

  /// Publishes bytes in hexadecimal digits.
  Written writeRaw(String bytes) {
    return writeRaw(bytes, SHORT);
  }

  Written writeRaw(String bytes, Duration grace) {
    beginWriteRaw(bytes, grace);
    return endWrite();
  }

  /// Asks for a write that may take as long as its grace. Nothing else may be asked for before
  /// [#endWrite].
  void beginWriteRaw(String bytes, Duration grace) {
    link.send("write-raw " + bytes + grace(grace));
  }

  Written endWrite() {
    return written(answer("written"));
  }

  private static String grace(Duration grace) {
    return " grace=" + grace.toMillis();
  }

  private static Written written(Answer answer) {
    return new Written(
        Long.parseLong(answer.get("size")),
        answer.is("reset"),
        answer.count("dead"),
        answer.count("evicted"),
        answer.count("detached"));
  }

  /// Whether what is published is the value of that name, after a check of its structure.
  boolean reads(String value) {
    return ask("read " + value, "read").is("equal");
  }

  /// That it is.
  void assertReads(String value) {
    assertEqual(ask("read " + value, "read"));
  }

  /// As [#assertReads], without a check.
  void assertReadsUnchecked(String value) {
    assertEqual(ask("read " + value + UNCHECKED, "read"));
  }

  private static void assertEqual(Answer answer) {
    assertThat(answer.is("equal")).as(answer.toString()).isTrue();
  }

  Read readRaw() {
    return read(ask("read-raw", "read"));
  }

  /// Reads, and keeps what was read as `id`.
  Read hold(String id) {
    return read(ask("hold " + id, "holding"));
  }

  /// The bytes that are held, as they are now.
  String look(String id) {
    return ask("look " + id, "seen").get("bytes");
  }

  /// What became of what is held, in the words of [dev.mmapsync.Fate]. The crate does not tell.
  String fate(String id) {
    return ask("look " + id, "seen").values().getOrDefault("fate", "UNTOLD");
  }

  void release(String id) {
    ask("release " + id, "released");
  }

  InstanceVersion version() {
    return new InstanceVersion(ask("version", "version").bits("bits"));
  }

  /// Ends writing, and gives back the lock.
  void unlock() {
    ask("unlock", "unlocked");
  }

  long fingerprint() {
    return ask("fingerprint", "fingerprint").bits("bits");
  }

  /// Ends the process, in order and at once.
  void exit() {
    ask("exit", "exiting");
    link.process().awaitSuccess();
  }

  /// Kills the process with SIGKILL.
  void kill() {
    link.process().kill();
  }

  /// Reads without a check what the process does not survive.
  ///
  /// @return the exit code
  int dieByReadingUnchecked(String value) {
    link.send("read " + value + UNCHECKED);
    return link.process().awaitExit();
  }

  private static Read read(Answer answer) {
    return new Read(
        new InstanceVersion(answer.bits("version")), answer.count("sequence"), answer.get("bytes"));
  }

  private Answer ask(String command, String verb) {
    link.send(command);
    return answer(verb);
  }

  private Answer answer(String verb) {
    Answer answer = Answer.parse(link.receive(verb));
    if (answer.verb().equals("failed")) {
      throw new RefusedException(answer);
    }
    return answer;
  }

  @Override
  public String toString() {
    return side.toString();
  }

  @Override
  public void close() {
    link.close();
  }
}
