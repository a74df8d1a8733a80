package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rw-------");

  @TempDir Path folder;

  private Path path() {
    return folder.resolve("p_state");
  }

  @EachHost
  void whatItCreatedHasItsNameAtOnce(Host host) throws IOException {
    try (var state = StateFile.openOrCreate(host, path(), MINE, true)) {
      assertThat(state.path()).isEqualTo(path());
      assertThat(state.name()).isEqualTo(StateFile.Name.SAME);
      assertThat(path()).hasBinaryContent(new byte[16]);
      state.words().publish(0x11);
      state.force();
      assertThat(Files.readAllBytes(path())).startsWith(0x11);
    }
  }

  @EachHost
  void itsNameCanLeadElsewhere(Host host) throws IOException {
    try (var state = StateFile.openOrCreate(host, path(), MINE, true)) {
      var aside = folder.resolve("aside");
      Files.move(path(), aside);
      assertThat(state.name()).isEqualTo(StateFile.Name.GONE);
      Files.write(path(), new byte[16]);
      assertThat(state.name()).isEqualTo(StateFile.Name.REPLACED);
      Files.move(aside, path(), StandardCopyOption.REPLACE_EXISTING);
      assertThat(state.name()).isEqualTo(StateFile.Name.SAME);
    }
  }

  @EachHost
  void wordsOutliveTheFile(Host host) throws IOException {
    var state = StateFile.openOrCreate(host, path(), MINE, true);
    state.close();
    state.close();
    state.words().publish(0x22);
    try (var again = StateFile.open(host, path()).orElseThrow()) {
      assertThat(again.words().version()).isEqualTo(0x22);
    }
  }

  @EachHost
  void theLockOfAFileThatWasJustCreatedIsThatOfItsName(Host host) throws IOException {
    try (var one = StateFile.openOrCreate(host, path(), MINE, true)) {
      assertThatThrownBy(() -> StateFile.openOrCreate(host, path(), MINE, true))
          .isInstanceOf(WriteLockHeldException.class);
      assertThat(one.name()).isEqualTo(StateFile.Name.SAME);
      StateFile.openOrCreate(host, path(), MINE, false).close();
      assertThatThrownBy(() -> StateFile.openOrCreate(host, path(), MINE, true))
          .isInstanceOf(WriteLockHeldException.class);
    }
    StateFile.openOrCreate(host, path(), MINE, true).close();
  }

  /// Many writers that start at once: one file, one lock, nothing half-made left.
  @EachHost
  void manyThatStartAtOnceMakeOneFileAndOneHasTheLock(Host host)
      throws IOException, InterruptedException {
    for (int round = 0; round < 20; round++) {
      var winners = new ArrayList<StateFile>();
      var losers = new AtomicInteger();
      var unexpected = new AtomicReference<@Nullable Throwable>();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 4; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        var state = StateFile.openOrCreate(host, path(), MINE, true);
                        synchronized (winners) {
                          winners.add(state);
                        }
                      } catch (WriteLockHeldException e) {
                        losers.incrementAndGet();
                      } catch (IOException | RuntimeException | Error e) {
                        unexpected.set(e);
                      }
                    }));
      }
      for (var thread : threads) {
        thread.join();
      }
      assertThat(unexpected).hasNullValue();
      assertThat(winners).hasSize(1);
      assertThat(losers).hasValue(3);
      assertThat(winners.getFirst().name()).isEqualTo(StateFile.Name.SAME);
      winners.getFirst().close();
      try (var files = Files.list(folder)) {
        assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".new")))
            .isEmpty();
      }
      Files.delete(path());
    }
  }
}
