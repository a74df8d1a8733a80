package dev.mmapsync.system.program;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.Sizes;
import dev.mmapsync.system.TornReadException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// `PausingReader PREFIX SIZES TIMES`: reads once, and pauses in the middle of the acquire: where
/// the view is made, the reader is registered and the file is mapped, but the mark has not been
/// looked at.
///
/// The first `TIMES` times it says `acquiring` there and waits for a line. Then it says `read N
/// fate=F views=V losses=L`: the number of the publication, or `torn`; the fate as it is as soon as
/// the snapshot is there; how often a view was made, and of how many losses it was told. It keeps
/// the snapshot until it gets a line, and says `closed fate=F losses=L`.
public final class PausingReader {
  private int pauses;
  private int views;
  private int losses;

  private PausingReader(int pauses) {
    this.pauses = pauses;
  }

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    Sizes sizes = Sizes.valueOf(arguments[1]);
    new PausingReader(Integer.parseInt(arguments[2])).run(prefix, sizes);
  }

  private void run(Path prefix, Sizes sizes) {
    try (SnapshotReader<MemorySegment> reader =
        Synchronizer.reader(prefix, new PausingType()).onLoss(loss -> losses++).open()) {
      Snapshot<MemorySegment> snapshot = reader.read();
      String read = read(snapshot, sizes);
      System.out.println(
          "read " + read + " fate=" + snapshot.fate() + " views=" + views + " losses=" + losses);
      Input.awaitLine();
      snapshot.close();
      System.out.println("closed fate=" + snapshot.fate() + " losses=" + losses);
    }
  }

  private static String read(Snapshot<MemorySegment> snapshot, Sizes sizes) {
    try {
      return String.valueOf(Pattern.verify(snapshot.bytes(), sizes));
    } catch (TornReadException e) {
      return "torn";
    }
  }

  /// Raw bytes whose view takes as long to make as the test likes.
  private final class PausingType implements ArchiveType<MemorySegment, MemorySegment> {
    @Override
    public void serialize(MemorySegment value, ArchiveSink sink) {
      sink.append(value);
    }

    @Override
    public MemorySegment view(MemorySegment archive) {
      views++;
      if (pauses > 0) {
        pauses--;
        System.out.println("acquiring");
        Input.awaitLine();
      }
      return archive;
    }

    @Override
    public void check(MemorySegment archive) {}

    @Override
    public long alignment() {
      return 1;
    }
  }
}
