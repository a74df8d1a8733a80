package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.RegistryInspection;
import dev.mmapsync.SlowReaderPolicy;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.HoldSnapshot;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers with slots in processes of their own: many, slow, in another PID namespace.
class RegistryTest {
  private static final int READERS = Integer.getInteger("dev.mmapsync.readers", 8);
  private static final Sizes SIZES = Sizes.WIDE;

  private final PatternPrefix prefix;
  private final List<Child> children = new ArrayList<>();

  RegistryTest(@TempDir Path folder) {
    this.prefix = new PatternPrefix(folder.resolve("p"), SIZES);
  }

  private Child holder(JavaProgram program) {
    Child child = program.start(prefix, SIZES);
    children.add(child);
    child.awaitLine("holding");
    return child;
  }

  private List<RegistryInspection.Slot> holding() {
    return Synchronizer.inspect(prefix.path()).registry().orElseThrow().claimed().stream()
        .filter(slot -> slot.alive() && !slot.isIdle())
        .toList();
  }

  private void closeChildren() {
    children.forEach(Child::close);
  }

  @Test
  void manyReadersKeepWhatTheyHold() {
    try (SnapshotWriter<MemorySegment> writer =
        prefix.writerOptions().slowReaders(SlowReaderPolicy.DETACH).open()) {
      prefix.publish(writer, 1);
      JavaProgram program = JavaProgram.small(HoldSnapshot.class);
      for (int i = 0; i < READERS; i++) {
        holder(program);
      }
      assertThat(holding()).hasSize(READERS);
      prefix.publish(writer, 2);
      WriteResult third = prefix.publish(writer, 3);
      assertThat(third.detached()).isEqualTo(READERS);
      assertThat(third.detachedFiles()).isEqualTo(1);
      for (long number = 4; number < 50; number++) {
        assertThat(prefix.publish(writer, number).readersReset()).isFalse();
      }
      children.forEach(Child::endInput);
      children.forEach(child -> child.awaitLine("held 1"));
      children.forEach(Child::awaitSuccess);
      assertThat(prefix.publish(writer, 50).detachedFiles()).isZero();
      assertThat(holding()).isEmpty();
    } finally {
      closeChildren();
    }
  }

  @Test
  void anEvictionIsSeenByTheEvictedAndByNobodyElse() {
    JavaProgram program = JavaProgram.small(HoldSnapshot.class);
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      prefix.publish(writer, 1);
      Child slow = holder(program);
      prefix.publish(writer, 2);
      Child other = holder(program);
      WriteResult third = prefix.publish(writer, 3);
      assertThat(third.evicted()).isEqualTo(1);
      assertThat(third.dead()).isZero();
      children.forEach(Child::endInput);
      slow.awaitLine("lost");
      other.awaitLine("held 2");
      assertThat(prefix.publish(writer, 4).evicted()).isZero();
    } finally {
      closeChildren();
    }
  }

  /// A process id means nothing to whoever is in another namespace; a lock does.
  ///
  /// The first process of a namespace has the id 1, which is that of a live process here.
  @Test
  void aDeadReaderInAnotherPidNamespaceIsNotWaitedFor() {
    String[] unshare = pidNamespace();
    try (SnapshotWriter<MemorySegment> writer =
        prefix.writerOptions().grace(Duration.ofMinutes(5)).open()) {
      prefix.publish(writer, 1);
      Child child = holder(JavaProgram.small(HoldSnapshot.class).under(unshare));
      assertThat(holding()).singleElement().returns(1L, RegistryInspection.Slot::pid);
      prefix.publish(writer, 2);
      child.kill();
      WriteResult third = prefix.publish(writer, 3);
      assertThat(third.dead()).isEqualTo(1);
      assertThat(third.readersReset()).isFalse();
    } finally {
      closeChildren();
    }
  }

  /// What makes a namespace here: root can, and users of many systems.
  private static String[] pidNamespace() {
    return Stream.of("unshare --pid --fork --kill-child", "unshare -r --pid --fork --kill-child")
        .map(command -> command.split(" ", -1))
        .filter(RegistryTest::canRun)
        .findFirst()
        .orElseGet(
            () -> {
              System.out.println("SKIPPED: no PID namespace can be made here");
              return Assumptions.abort("no PID namespace can be made here");
            });
  }

  private static boolean canRun(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.add("true");
    try (Child child = Child.start("unshare", words)) {
      return child.awaitExit() == 0;
    }
  }
}
