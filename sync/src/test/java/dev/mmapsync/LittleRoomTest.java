package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that has room for one page, for two, and so on, until a write has all that it needs: it
/// fails at each of its steps in turn, on a real file system. [EachStepFailsTest] has those that
/// need no room.
@Tag("native")
class LittleRoomTest {
  private static final int PAGES = 5;
  private static final int SIZE = PAGES * SmallDisk.PAGE - 100;

  @TempDir Path mountPoint;
  private SmallDisk disk;
  private PrefixFolder files;
  private long empty;

  @BeforeEach
  void setUp() throws IOException, InterruptedException {
    disk = SmallDisk.open(mountPoint);
    files = new PrefixFolder(disk.folder());
    empty = disk.free();
  }

  @AfterEach
  @SuppressWarnings("NullAway") // there is none where it was assumed and not found
  void tearDown() {
    if (disk != null) {
      disk.close();
    }
  }

  private static void assertIs(Snapshot<MemorySegment> snapshot, int content) {
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(SIZE, content))).isEqualTo(-1);
  }

  private static void assertCurrent(SnapshotReader<MemorySegment> reader, int content) {
    try (var snapshot = reader.read()) {
      assertIs(snapshot, content);
    }
  }

  /// @return whether there was room
  private static boolean write(SnapshotWriter<MemorySegment> writer, int content) {
    try {
      writer.writeRaw(PrefixFolder.archive(SIZE, content));
      return true;
    } catch (NoSpaceException e) {
      return false;
    }
  }

  @Test
  void aDetachedWriteTakesItsFileOrNothing() throws IOException {
    try (var writer =
            files.writer().slowReaders(SlowReaderPolicy.DETACH).grace(Duration.ZERO).open();
        var reader = files.reader().open()) {
      assertThat(write(writer, 1)).isTrue();
      assertThat(write(writer, 2)).isTrue();
      long twoFiles = disk.free();
      for (int room = 0; room <= PAGES; room++) {
        assertThat(write(writer, 3)).isTrue();
        var held = reader.read();
        assertThat(write(writer, 4)).isTrue();
        disk.leave((long) room * SmallDisk.PAGE);
        long free = disk.free();
        boolean enough = write(writer, 5);
        assertThat(enough).as("room for %d pages", room).isEqualTo(room == PAGES);
        assertCurrent(reader, enough ? 5 : 4);
        assertThat(disk.free()).isEqualTo(enough ? free - PAGES * SmallDisk.PAGE : free);
        assertThat(files.sortedNames())
            .containsExactly("ballast", "p_data_0", "p_data_1", "p_state");
        disk.makeRoom();
        assertThat(write(writer, 6)).isTrue();
        assertCurrent(reader, 6);
        assertIs(held, 3);
        assertThat(held.fate()).isEqualTo(Fate.INTACT);
        held.close();
        assertThat(disk.free()).as("no more than two files").isEqualTo(twoFiles);
      }
    }
  }

  /// The state needs a page, the registry 33, and then the data file comes.
  @Test
  void aFirstWriteTakesWhatItNeedsOrLeavesWhatIsWhole() throws IOException {
    var failed = new LinkedHashSet<String>();
    for (int room : new int[] {0, 1, 2, 17, 33, 34, 35, 38, 39}) {
      disk.leave((long) room * SmallDisk.PAGE);
      try (var writer = files.writer().open();
          var reader = files.reader().open()) {
        var file = fileWithoutRoom(writer);
        failed.add(file);
        assertThat(reader.isPublished()).isEqualTo(file.equals("none"));
        assertThat(files.names()).isSubsetOf("ballast", "p_state", "p_data_0");
        assertThat(disk.folder()).isDirectoryNotContaining("glob:**.new");
        disk.makeRoom();
        assertThat(write(writer, 2)).isTrue();
        assertCurrent(reader, 2);
      }
      removeAll();
    }
    assertThat(failed).containsExactly("p_state", "p_registry", "p_data_0", "none");
  }

  private static String fileWithoutRoom(SnapshotWriter<MemorySegment> writer) {
    try {
      writer.writeRaw(PrefixFolder.archive(SIZE, 1));
      return "none";
    } catch (NoSpaceException e) {
      return String.valueOf(e.path().getFileName());
    }
  }

  /// State and registry stay mapped until they are collected, and take room until then.
  private void removeAll() {
    assertThat(Synchronizer.remove(files.prefix())).isNotEmpty();
    Eventually.holds(
        "their room is given back",
        () -> {
          System.gc();
          return disk.free() == empty;
        });
  }
}
