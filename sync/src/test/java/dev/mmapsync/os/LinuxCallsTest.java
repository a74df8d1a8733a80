package dev.mmapsync.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("native")
@EnabledOnOs(OS.LINUX)
class LinuxCallsTest {
  private static final int NO_DESCRIPTOR = -1;
  private static final int EBADF = 9;

  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Consumer<Throwable> errno(int expected) {
    return error -> {
      assertThat(error)
          .isInstanceOf(LinuxException.class)
          .hasMessageEndingWith("errno=" + expected);
      assertThat(((LinuxException) error).errno()).isEqualTo(expected);
    };
  }

  @Test
  void anErrorNamesTheCallAndSaysWhatTheSystemSays() {
    assertThatThrownBy(() -> LinuxCalls.open(file("none"), LinuxCalls.O_RDONLY, 0))
        .satisfies(errno(Errno.ENOENT))
        .hasMessage("open: No such file or directory: errno=2");
  }

  @Test
  void flagsMeanWhatTheyMeanOnThisArchitecture() throws IOException {
    int creating = LinuxCalls.O_RDWR | LinuxCalls.O_CREAT | LinuxCalls.O_EXCL;
    LinuxCalls.close(LinuxCalls.open(file("f"), creating, 0600));
    assertThatThrownBy(() -> LinuxCalls.open(file("f"), creating, 0600))
        .satisfies(errno(Errno.EEXIST));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("f"));
    assertThatThrownBy(() -> LinuxCalls.open(file("link"), LinuxCalls.O_NOFOLLOW, 0))
        .satisfies(errno(Errno.ELOOP));
  }

  @Test
  void descriptorsAreClosedInChildProcesses() throws IOException {
    Files.write(folder.resolve("f"), new byte[1]);
    int descriptor = LinuxCalls.open(file("f"), LinuxCalls.O_RDONLY | LinuxCalls.O_CLOEXEC, 0);
    try {
      var info = Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor));
      var flags = info.stream().filter(line -> line.startsWith("flags:")).findFirst().orElseThrow();
      int set = Integer.parseInt(flags.substring("flags:".length()).strip(), 8);
      assertThat(set & LinuxCalls.O_CLOEXEC).isEqualTo(LinuxCalls.O_CLOEXEC);
    } finally {
      LinuxCalls.close(descriptor);
    }
  }

  @Test
  void factsAreThoseOfTheFile() throws IOException {
    Files.write(folder.resolve("f"), new byte[5_000]);
    var named = LinuxCalls.facts(file("f"));
    int descriptor = LinuxCalls.open(file("f"), LinuxCalls.O_RDWR, 0);
    try {
      var open = LinuxCalls.facts(descriptor);
      assertThat(open).isEqualTo(named);
      assertThat(open.size()).isEqualTo(5_000);
      assertThat(open.isRegular()).isTrue();
      assertThat(open.inode()).isEqualTo(Files.getAttribute(folder.resolve("f"), "unix:ino"));
      LinuxCalls.truncate(descriptor, 10);
      assertThat(LinuxCalls.facts(descriptor).size()).isEqualTo(10);
      LinuxCalls.allocate(descriptor, 0, 20_000);
      assertThat(LinuxCalls.facts(descriptor).size()).isEqualTo(20_000);
      assertThat(LinuxCalls.facts(descriptor).blocks()).isGreaterThanOrEqualTo(20_000 / 512);
    } finally {
      LinuxCalls.close(descriptor);
    }
    assertThat(LinuxCalls.facts(folder.toString()).isRegular()).isFalse();
  }

  @Test
  void writesWhereItIsTold() throws IOException {
    Files.write(folder.resolve("f"), new byte[4]);
    int descriptor = LinuxCalls.open(file("f"), LinuxCalls.O_RDWR, 0);
    try (var arena = Arena.ofConfined()) {
      var bytes = arena.allocate(2).fill((byte) 7);
      assertThat(LinuxCalls.write(descriptor, bytes, 1)).isEqualTo(2);
      LinuxCalls.sync(descriptor);
    } finally {
      LinuxCalls.close(descriptor);
    }
    assertThat(folder.resolve("f")).hasBinaryContent(new byte[] {0, 7, 7, 0});
  }

  @Test
  void linksAndRenamesWithoutReplacing() throws IOException {
    Files.write(folder.resolve("a"), new byte[] {1});
    Files.write(folder.resolve("b"), new byte[] {2});
    assertThatThrownBy(() -> LinuxCalls.link(file("a"), file("b"))).satisfies(errno(Errno.EEXIST));
    assertThatThrownBy(() -> LinuxCalls.renameWithoutReplacing(file("a"), file("b")))
        .satisfies(errno(Errno.EEXIST));
    LinuxCalls.link(file("a"), file("c"));
    LinuxCalls.renameWithoutReplacing(file("a"), file("d"));
    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("b")).hasBinaryContent(new byte[] {2});
    assertThat(folder.resolve("c")).hasBinaryContent(new byte[] {1});
    assertThat(folder.resolve("d")).hasBinaryContent(new byte[] {1});
  }

  @Test
  void aLockIsOfTheOpenFile() throws IOException {
    Files.write(folder.resolve("f"), new byte[1]);
    int one = LinuxCalls.open(file("f"), LinuxCalls.O_RDWR, 0);
    int two = LinuxCalls.open(file("f"), LinuxCalls.O_RDWR, 0);
    try {
      assertThat(LinuxCalls.lock(one)).isTrue();
      assertThat(LinuxCalls.lock(one)).as("again").isTrue();
      assertThat(LinuxCalls.lock(two)).isFalse();
      LinuxCalls.unlock(one);
      assertThat(LinuxCalls.lock(two)).isTrue();
    } finally {
      LinuxCalls.close(one);
      LinuxCalls.close(two);
    }
  }

  @Test
  void aBadDescriptorIsAnErrorOfEachCall() {
    assertThatThrownBy(() -> LinuxCalls.facts(NO_DESCRIPTOR)).satisfies(errno(EBADF));
    assertThatThrownBy(() -> LinuxCalls.lock(NO_DESCRIPTOR)).satisfies(errno(EBADF));
    assertThatThrownBy(() -> LinuxCalls.truncate(NO_DESCRIPTOR, 1)).satisfies(errno(EBADF));
    assertThatThrownBy(() -> LinuxCalls.allocate(NO_DESCRIPTOR, 0, 1)).satisfies(errno(EBADF));
    assertThatThrownBy(() -> LinuxCalls.sync(NO_DESCRIPTOR)).satisfies(errno(EBADF));
    assertThatThrownBy(() -> LinuxCalls.map(NO_DESCRIPTOR, 1, LinuxCalls.PROT_READ))
        .satisfies(errno(EBADF));
    LinuxCalls.close(NO_DESCRIPTOR);
    LinuxCalls.unlock(NO_DESCRIPTOR);
    LinuxCalls.advise(0, 4_096, LinuxCalls.MADV_HUGEPAGE);
  }

  @Test
  void onlyOneFlagDiffersBetweenArchitectures() {
    assertThat(Architecture.of("amd64").noFollow()).isEqualTo(0400000);
    assertThat(Architecture.of("riscv64").noFollow()).isEqualTo(0400000);
    assertThat(Architecture.of("aarch64").noFollow()).isEqualTo(0100000);
    assertThat(Architecture.of("AArch64").noFollow()).isEqualTo(0100000);
    assertThat(Architecture.of("ppc64le").noFollow()).isEqualTo(0100000);
    assertThat(Architecture.of("amd64").membarrier()).isEqualTo(324);
    assertThat(Architecture.of("ppc64le").membarrier()).isEqualTo(365);
    assertThat(Architecture.of("aarch64").membarrier()).isEqualTo(283);
    assertThat(Architecture.of("s390x").membarrier()).isEqualTo(Architecture.UNKNOWN);
  }
}
