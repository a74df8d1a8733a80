package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rw-------");

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("p_data_0");
  }

  private long countFiles() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  @EachHost
  void aNewFileHasNoNameUntilItIsCommitted(Host host) throws IOException {
    try (var file = DataFile.create(host, path(), MINE)) {
      assertThat(file.isNew()).isTrue();
      assertThat(file.isInPlace()).isTrue();
      file.begin();
      file.require(10).fill((byte) 1);
      file.finish(10);
      assertThat(path()).doesNotExist();
      assertThat(file.commit()).isTrue();
      assertThat(file.commit()).isFalse();
      assertThat(file.isNew()).isFalse();
      assertThat(Files.readAllBytes(path())).hasSize(10).containsOnly(1);
    }
    assertThat(countFiles()).isEqualTo(1);
  }

  @EachHost
  void aNewFileThatIsAbandonedOrClosedIsGone(Host host) throws IOException {
    var file = DataFile.create(host, path(), MINE);
    file.begin();
    file.require(10);
    assertThat(file.abandon()).isFalse();
    DataFile.create(host, path(), MINE).close();
    assertThat(countFiles()).isZero();
  }

  /// Or what was reserved in vain would be kept, since nobody knows of it.
  @Test
  void aReservationThatFailsLeavesTheFileAsLongAsItWas() throws IOException {
    var host = new FaultyHost();
    try (var file = DataFile.openOrCreate(host, path(), MINE)) {
      file.begin();
      file.require(100);
      file.finish(100);
      file.commit();

      file.begin();
      host.arm(0, 0);
      assertThatThrownBy(() -> file.require(1_000)).isInstanceOf(NoSpaceLeftException.class);
      assertThat(host.disarm()).first().isEqualTo("reserve p_data_0.new");
      assertThat(Files.size(path())).isEqualTo(100);
      file.require(200);
      file.finish(200);
      assertThat(Files.size(path())).isEqualTo(200);
    }
  }

  @EachHost
  void memoryIsNeverLongerThanTheFile(Host host) throws IOException {
    try (var file = DataFile.openOrCreate(host, path(), MINE)) {
      assertThat(file.require(0).byteSize()).isZero();
      file.begin();
      assertThat(file.require(10_000).byteSize()).isGreaterThanOrEqualTo(10_000);
      file.finish(100);
      file.commit();
      assertThat(path()).hasSize(100);

      file.begin();
      assertThat(file.require(0).byteSize()).as("what was cut off is not offered").isEqualTo(100);
      assertThat(file.require(200).byteSize()).isGreaterThanOrEqualTo(200);
      assertThat(Files.size(path())).isGreaterThanOrEqualTo(200);
    }
  }

  @EachHost
  void aFailureCutsBackToWhatWasThere(Host host) throws IOException {
    Files.write(path(), new byte[] {1, 2, 3});
    try (var file = DataFile.openOrCreate(host, path(), MINE)) {
      file.begin();
      file.require(50_000);
      assertThat(path()).hasSize(50_000);
      assertThat(file.abandon()).isTrue();
      assertThat(path()).hasBinaryContent(new byte[] {1, 2, 3});
    }
  }

  @EachHost
  void contentMovesAlongWhenItGrows(Host host) throws IOException {
    try (var file = DataFile.openOrCreate(host, path(), MINE)) {
      file.begin();
      for (int size = 1; size <= 1 << 20; size *= 2) {
        file.require(size).asSlice(size / 2, size - size / 2).fill((byte) 7);
      }
      file.finish(1 << 20);
      file.commit();
    }
    assertThat(Files.readAllBytes(path())).hasSize(1 << 20).containsOnly(7);
  }

  @EachHost
  void knowsWhetherItsNameLeadsToIt(Host host) throws IOException {
    Files.write(path(), new byte[3]);
    try (var file = DataFile.openOrCreate(host, path(), MINE)) {
      assertThat(file.isInPlace()).isTrue();
      Files.move(path(), folder.resolve("moved"));
      assertThat(file.isInPlace()).isFalse();
      Files.write(path(), new byte[3]);
      assertThat(file.isInPlace()).isFalse();
    }
  }

  @EachHost
  void aFolderIsNoDataFile(Host host) throws IOException {
    Files.createDirectory(path());
    assertThatThrownBy(() -> DataFile.openOrCreate(host, path(), MINE))
        .isInstanceOf(IOException.class);
  }
}
