package dev.mmapsync.system.program;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.SynchronizerException;
import dev.mmapsync.Verification;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.PrefixFiles;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;

/// `RandomStates PREFIX SEED COUNT`: overwrites the state file with random words, and reads and
/// writes behind each. Says `states=N values=V errors=E`, and fails at anything but a typed error
/// or a value of the right shape.
public final class RandomStates {
  private static final int LONGEST = 20_000;
  private static final long SIZES = 1L << 39;
  private static final int WRITE_EVERY = 10;

  private final Path prefix;
  private final PrefixFiles files;
  private final Random random;
  private long values;
  private long errors;

  private RandomStates(Path prefix, long seed) {
    this.prefix = prefix;
    this.files = new PrefixFiles(prefix);
    this.random = new Random(seed);
  }

  /// Runs the program.
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[2]);
    new RandomStates(Path.of(arguments[0]), Long.parseLong(arguments[1])).run(count);
  }

  private void run(int count) throws IOException {
    for (int index = 0; index < 2; index++) {
      byte[] content = new byte[random.nextInt(1, LONGEST)];
      random.nextBytes(content);
      Files.write(files.data(index), content);
    }
    Files.write(files.state(), new byte[16]);
    try (SnapshotWriter<MemorySegment> writer =
            Synchronizer.writer(prefix, ArchiveType.bytes()).grace(Duration.ZERO).open();
        SnapshotReader<MemorySegment> plain = reader(Verification.NONE);
        SnapshotReader<MemorySegment> careful = reader(Verification.CHECKSUM)) {
      for (int i = 0; i < count; i++) {
        overwriteState();
        tryToRead(plain);
        tryToRead(careful);
        try (SnapshotReader<MemorySegment> fresh = reader(Verification.NONE)) {
          tryToRead(fresh);
        }
        if (i % WRITE_EVERY == 0) {
          write(writer, plain, i);
        }
      }
    }
    System.out.println("states=" + count + " values=" + values + " errors=" + errors);
  }

  private SnapshotReader<MemorySegment> reader(Verification verification) {
    return Synchronizer.reader(prefix, ArchiveType.bytes()).verification(verification).open();
  }

  private void overwriteState() throws IOException {
    ByteBuffer words = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    words.putLong(0, version()).putInt(8, readers()).putInt(12, readers());
    try (FileChannel state = FileChannel.open(files.state(), StandardOpenOption.WRITE)) {
      state.write(words, 0);
    }
  }

  private long version() {
    long checksum = random.nextLong(1 << 24);
    long index = random.nextInt(2);
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextLong(SIZES) << 1 | index;
      case 2 -> checksum << 40 | index; // an empty archive
      case 3 -> checksum << 40 | (SIZES - 1) << 1 | index;
      default -> checksum << 40 | random.nextLong(LONGEST + LONGEST / 8) << 1 | index;
    };
  }

  private int readers() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(-2, 3);
      default -> 0;
    };
  }

  private void tryToRead(SnapshotReader<MemorySegment> reader) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      MemorySegment bytes = snapshot.bytes();
      require(bytes.byteSize() == snapshot.version().size(), "another size", snapshot);
      require(bytes.byteSize() <= LONGEST, "more bytes than there are", snapshot);
      long sum = 0;
      for (byte each : bytes.toArray(ValueLayout.JAVA_BYTE)) {
        sum += each;
      }
      require(Math.abs(sum) <= bytes.byteSize() << 7, "no bytes", snapshot);
      values++;
    } catch (SynchronizerException e) {
      errors++;
    }
  }

  /// No state keeps a writer from publishing, and what it has published can be read.
  private void write(
      SnapshotWriter<MemorySegment> writer, SnapshotReader<MemorySegment> reader, long number) {
    long size = random.nextLong(8, LONGEST);
    writer.writeRaw(size, archive -> Pattern.fill(archive, number));
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      require(snapshot.bytes().byteSize() == size, "not what was written", snapshot);
      Pattern.verify(snapshot.bytes(), number);
    }
  }

  private static void require(boolean condition, String otherwise, Snapshot<?> snapshot) {
    if (!condition) {
      throw new IllegalStateException(otherwise + ": " + snapshot.version());
    }
  }
}
