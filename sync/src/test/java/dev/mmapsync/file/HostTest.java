package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.protocol.StateLayout;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What both hosts have to do alike.
class HostTest {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rw-------");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("f");
  }

  @Test
  void thePropertyForcesThePortableHost() {
    boolean forced = Boolean.getBoolean(Host.PORTABLE_PROPERTY);
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    assertThat(Host.current())
        .isInstanceOf(linux && !forced ? LinuxHost.class : PortableHost.class)
        .isSameAs(Host.current());
  }

  @EachHost
  void createsWhatIsNotThereOnly(Host host) throws IOException {
    try (var created = host.create(file(), MINE)) {
      assertThat(created.path()).isEqualTo(file());
      assertThat(created.size()).isZero();
      assertThat(created.status().permissions()).isEqualTo(MINE);
      assertThat(created.status().regular()).isTrue();
    }
    assertThatThrownBy(() -> host.create(file(), MINE))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @EachHost
  void opensWhatIsThereOnly(Host host) {
    for (var access : Host.Access.values()) {
      assertThatThrownBy(() -> host.open(file(), access)).isInstanceOf(NoSuchFileException.class);
    }
    assertThat(file()).doesNotExist();
  }

  @EachHost
  void followsNoLink(Host host) throws IOException {
    Files.write(folder.resolve("target"), new byte[5]);
    Files.createSymbolicLink(file(), folder.resolve("target"));
    for (var access : Host.Access.values()) {
      assertThatThrownBy(() -> host.open(file(), access)).isInstanceOf(UnusableFileException.class);
    }
    assertThat(host.status(file()).orElseThrow().regular()).isFalse();
  }

  @EachHost
  void theStatusIsThatOfTheName(Host host) throws IOException {
    assertThat(host.status(file())).isEmpty();
    Files.write(file(), new byte[10_000]);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rwxr-x--x"));
    var status = host.status(file()).orElseThrow();
    assertThat(status.size()).isEqualTo(10_000);
    assertThat(status.regular()).isTrue();
    assertThat(status.permissions()).isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    assertThat(host.status(folder).orElseThrow().regular()).isFalse();
  }

  @EachHost
  void anIdentityIsThatOfTheFileAndNotOfItsName(Host host) throws IOException {
    Files.write(file(), new byte[1]);
    var other = Files.write(folder.resolve("g"), new byte[1]);
    var identity = host.status(file()).orElseThrow().identity();
    assertThat(host.status(other).orElseThrow().identity()).isNotEqualTo(identity);
    Files.createLink(folder.resolve("h"), file());
    assertThat(host.status(folder.resolve("h")).orElseThrow().identity()).isEqualTo(identity);
    try (var open = host.open(file(), Host.Access.READ)) {
      assertThat(open.status().identity()).isEqualTo(identity);
    }
  }

  @EachHost
  void movesWithoutReplacing(Host host) throws IOException {
    var from = Files.write(folder.resolve("from"), new byte[] {1});
    assertThat(host.moveWithoutReplacing(from, file())).isTrue();
    assertThat(from).doesNotExist();
    assertThat(file()).hasBinaryContent(new byte[] {1});

    Files.write(from, new byte[] {2});
    assertThat(host.moveWithoutReplacing(from, file())).isFalse();
    assertThat(from).hasBinaryContent(new byte[] {2});
    assertThat(file()).hasBinaryContent(new byte[] {1});
  }

  @EachHost
  void movesNothingThatIsNotThere(Host host) {
    assertThatThrownBy(() -> host.moveWithoutReplacing(folder.resolve("from"), file()))
        .isInstanceOf(NoSuchFileException.class);
  }

  @EachHost
  void oneLockForOneName(Host host) throws IOException {
    Files.write(file(), new byte[1]);
    var one = host.open(file(), Host.Access.READ_WRITE);
    try (var two = host.open(file(), Host.Access.READ_WRITE)) {
      assertThat(one.tryLock(file())).isTrue();
      assertThat(two.tryLock(file())).isFalse();
      assertThat(two.tryLock(file())).isFalse();
      one.close();
      one.close();
      assertThat(two.tryLock(file())).isTrue();
    }
  }

  @EachHost
  void aLinkToTheFolderLeadsToTheSameLock(Host host) throws IOException {
    host.create(file(), MINE).close();
    var link = Files.createSymbolicLink(folder.resolve("link"), folder).resolve("f");
    try (var one = host.open(file(), Host.Access.READ_WRITE);
        var two = host.open(link, Host.Access.READ_WRITE)) {
      assertThat(one.tryLock(file())).isTrue();
      assertThat(two.tryLock(link)).isFalse();
    }
    try (var three = host.open(link, Host.Access.READ_WRITE)) {
      assertThat(three.tryLock(link)).isTrue();
    }
  }

  @EachHost
  void aLockEndsWithItsFileAlsoWhileItIsMapped(Host host) throws IOException {
    Files.write(file(), new byte[100]);
    try (var arena = Arena.ofConfined()) {
      try (var one = host.open(file(), Host.Access.READ_WRITE)) {
        assertThat(one.tryLock(file())).isTrue();
        one.map(100, arena).set(ValueLayout.JAVA_BYTE, 5, (byte) 6);
      }
      try (var two = host.open(file(), Host.Access.READ_WRITE)) {
        assertThat(two.tryLock(file())).isTrue();
      }
    }
  }

  @EachHost
  void reservesZerosAndNeverShrinks(Host host) throws IOException {
    Files.write(file(), new byte[] {1, 2, 3});
    try (var open = host.open(file(), Host.Access.READ_WRITE)) {
      open.reserve(3, 200_000);
      assertThat(open.size()).isEqualTo(200_000);
      open.reserve(0, 100);
      assertThat(open.size()).isEqualTo(200_000);
      assertThat(open.status().allocated()).isGreaterThanOrEqualTo(200_000);
    }
    assertThat(Files.readAllBytes(file())).startsWith(1, 2, 3, 0, 0).endsWith(0, 0);
  }

  @EachHost
  void resizesBothWays(Host host) throws IOException {
    Files.write(file(), new byte[100]);
    try (var open = host.open(file(), Host.Access.READ_WRITE)) {
      open.resize(10);
      assertThat(open.size()).isEqualTo(10);
      open.resize(1_000);
      assertThat(open.size()).isEqualTo(1_000);
      open.force();
    }
    host.forceFolderOf(file());
  }

  @EachHost
  void aMappingForReadingIsReadOnly(Host host) throws IOException {
    Files.write(file(), new byte[] {1, 2, 3});
    try (var arena = Arena.ofConfined();
        var open = host.open(file(), Host.Access.READ)) {
      var memory = open.map(3, arena);
      assertThat(memory.isReadOnly()).isTrue();
      assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3);
    }
  }

  @EachHost
  void aMappingForWritingIsSharedWithTheFileAndEndsWithItsArena(Host host) throws IOException {
    Files.write(file(), new byte[3 << 20]);
    try (var open = host.open(file(), Host.Access.READ_WRITE)) {
      MemorySegment memory;
      try (var arena = Arena.ofShared()) {
        memory = open.map(3 << 20, arena);
        memory.set(ValueLayout.JAVA_BYTE, 2 << 20, (byte) 9);
      }
      assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(Files.readAllBytes(file())[2 << 20]).isEqualTo((byte) 9);
  }

  @EachHost
  void wordsOfAStateAreThoseOfItsMapping(Host host) throws IOException {
    Files.write(file(), new byte[(int) StateLayout.SIZE]);
    try (var open = host.open(file(), Host.Access.READ_WRITE)) {
      var words = host.stateWords(open.map(StateLayout.SIZE, Arena.ofAuto()));
      words.publish(0x42);
      assertThat(words.version()).isEqualTo(0x42);
    }
    assertThat(Files.readAllBytes(file())[0]).isEqualTo((byte) 0x42);
  }
}
