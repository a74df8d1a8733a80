package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockTableTest {
  private static final FileIdentity FILE = new FileIdentity(0xfeL << 32 | 0x1, 1234);

  @Test
  void aLockIsThatOfDeviceAndInode() {
    assertThat(LockTable.isLocked(List.of(), FILE)).contains(false);
    assertThat(
            LockTable.isLocked(
                List.of(
                    "1: POSIX  ADVISORY  WRITE 7 fe:01:1234 0 EOF",
                    "2: FLOCK  ADVISORY  WRITE 7 fe:01:12345 0 EOF",
                    "3: OFDLCK ADVISORY  WRITE -1 fe:01:1234 0 0"),
                FILE))
        .contains(false);
    assertThat(LockTable.isLocked(List.of("1: FLOCK  ADVISORY  WRITE 7 fe:01:1234 0 EOF"), FILE))
        .contains(true);
  }

  /// As on btrfs, where each subvolume has a device of its own in the status of its files.
  @Test
  void aLockOfThatInodeOnAnotherDeviceMayBeTheOne() {
    assertThat(LockTable.isLocked(List.of("1: FLOCK  ADVISORY  WRITE 7 00:1f:1234 0 EOF"), FILE))
        .isEmpty();
  }
}
