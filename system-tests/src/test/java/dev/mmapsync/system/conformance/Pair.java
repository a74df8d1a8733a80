package dev.mmapsync.system.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two parties, started once for all tests of a class, and again after a test that ended one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Pair implements Sides {
  private final Side writing;
  private final Side reading;
  private final boolean registry;
  private final List<Party> started = new ArrayList<>();

  private @Nullable Party writer;
  private @Nullable Party reader;
  private @Nullable Path folder;

  /// @param registry whether those of our writers keep one
  Pair(Side writing, Side reading, boolean registry) {
    this.writing = writing;
    this.reading = reading;
    this.registry = registry;
  }

  @BeforeAll
  void start() {
    writer = start(writing);
    reader = start(reading);
  }

  private Party start(Side side) {
    Party party = Party.start(side, registry);
    started.add(party);
    return party;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    this.folder = folder;
    writer = writer().isAlive() ? writer() : start(writing);
    reader = reader().isAlive() ? reader() : start(reading);
    writer().open(prefix());
    reader().open(prefix());
    prepare();
  }

  /// What has happened at the prefix before a test.
  void prepare() {}

  @AfterAll
  void close() {
    started.forEach(Party::close);
  }

  @Override
  public Party writer() {
    return started(writer);
  }

  @Override
  public Party reader() {
    return started(reader);
  }

  @Override
  public Path folder() {
    return started(folder);
  }

  @Override
  public Path prefix() {
    return folder().resolve("shared");
  }

  private static <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("no test has begun");
    }
    return part;
  }
}
