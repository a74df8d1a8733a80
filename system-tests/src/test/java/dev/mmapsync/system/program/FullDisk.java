package dev.mmapsync.system.program;

import dev.mmapsync.NoSpaceException;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.PrefixFiles;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// `FullDisk PREFIX`: fills the small file system of `PREFIX`, writes in vain, makes room and
/// writes again. Says `all is well` at the end, and fails at the first thing that is not.
public final class FullDisk {
  private static final long SMALL = 100_000;
  private static final long LARGE = 1_000_000;

  /// Of the portable mode's lock files, which stay.
  private static final String LOCK = ".lock";

  private final Path prefix;
  private final Path ballast;
  private final PrefixFiles files;
  private final SnapshotWriter<MemorySegment> writer;
  private final SnapshotReader<MemorySegment> reader;

  private FullDisk(
      Path prefix, SnapshotWriter<MemorySegment> writer, SnapshotReader<MemorySegment> reader) {
    this.prefix = prefix;
    this.ballast = prefix.resolveSibling("ballast");
    this.files = new PrefixFiles(prefix);
    this.writer = writer;
    this.reader = reader;
  }

  /// Runs the program.
  public static void main(String[] arguments) throws IOException {
    Path prefix = Path.of(arguments[0]);
    try (SnapshotWriter<MemorySegment> writer =
            Synchronizer.writer(prefix, ArchiveType.bytes()).open();
        SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(prefix, ArchiveType.bytes()).open()) {
      FullDisk disk = new FullDisk(prefix, writer, reader);
      disk.theSecondFileDoesNotFit();
      disk.aFileCannotGrow();
      if (!Boolean.getBoolean("dev.mmapsync.portable")) {
        disk.aFileFullOfHolesIsNoRoom(); // java.nio cannot ask for blocks
      }
      disk.aFirstWriteLeavesNothing();
    }
    System.out.println("all is well");
  }

  private void theSecondFileDoesNotFit() throws IOException {
    publish(1, SMALL);
    fill();
    try (Snapshot<MemorySegment> held = reader.read()) {
      failToPublish(2, SMALL);
      Pattern.verify(held.bytes(), 1);
    }
    require(!Files.exists(files.data(1)), "the second data file was left behind");
    expect(1);
    Files.delete(ballast);
    publish(2, SMALL);
    expect(2);
  }

  private void aFileCannotGrow() throws IOException {
    fill();
    try (Snapshot<MemorySegment> held = reader.read()) {
      failToPublish(3, LARGE);
      Pattern.verify(held.bytes(), 2);
    }
    require(
        Files.size(files.data(0)) == SMALL,
        "a length that cannot be used: size=" + Files.size(files.data(0)));
    expect(2);
    publish(3, SMALL); // what is there already suffices
    expect(3);
    publish(4, SMALL);
    Files.delete(ballast);
    publish(5, LARGE);
    expect(5);
  }

  private void aFileFullOfHolesIsNoRoom() throws IOException {
    try (FileChannel data = FileChannel.open(files.data(1), StandardOpenOption.WRITE)) {
      data.write(ByteBuffer.allocate(1), 2 * LARGE - 1);
    }
    fill();
    failToPublish(6, 2 * LARGE);
    expect(5);
    Files.delete(ballast);
    publish(6, 2 * LARGE);
    expect(6);
  }

  private void aFirstWriteLeavesNothing() throws IOException {
    fill();
    Path other = prefix.resolveSibling("other");
    List<Path> before = list();
    try (SnapshotWriter<MemorySegment> first =
        Synchronizer.writer(other, ArchiveType.bytes()).open()) {
      failToPublish(first, 1, SMALL);
      require(list().equals(before), "the first write left something: " + list());
      Files.delete(ballast);
      first.writeRaw(SMALL, archive -> Pattern.fill(archive, 1));
    }
  }

  private void publish(long number, long size) {
    writer.writeRaw(size, archive -> Pattern.fill(archive, number));
  }

  private void failToPublish(long number, long size) {
    failToPublish(writer, number, size);
  }

  private static void failToPublish(SnapshotWriter<MemorySegment> writer, long number, long size) {
    try {
      writer.writeRaw(size, archive -> Pattern.fill(archive, number));
    } catch (NoSpaceException e) {
      System.out.println("no space: " + e.getMessage());
      return;
    }
    throw new IllegalStateException("found room on a full disk: number=" + number);
  }

  private void expect(long number) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      Pattern.verify(snapshot.bytes(), number);
    }
  }

  private void fill() throws IOException {
    try (FileChannel file =
        FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(4096);
      while (true) {
        file.write(block.clear());
      }
    } catch (IOException e) {
      System.out.println("full: " + e.getMessage());
    }
  }

  private List<Path> list() throws IOException {
    try (Stream<Path> found = Files.list(prefix.resolveSibling("."))) {
      return found.filter(file -> !file.toString().endsWith(LOCK)).sorted().toList();
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
