package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mmapsync.RegistryInspection;
import dev.mmapsync.SlowReaderPolicy;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.HoldSnapshot;
import dev.mmapsync.system.program.StressReader;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers with slots in processes of their own: many, slow, dead, stopped, in other namespaces.
class RegistryTest {
  private static final int READERS = Integer.getInteger("dev.mmapsync.readers", 8);
  private static final int STOPS = Integer.getInteger("dev.mmapsync.stops", 20);
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
  @Test
  void aDeadReaderInAnotherPidNamespaceIsNotWaitedFor() {
    String[] unshare = {"unshare", "--pid", "--fork", "--kill-child"};
    assumeThat(canRun(unshare)).as("unshare --pid").isTrue();
    try (SnapshotWriter<MemorySegment> writer =
        prefix.writerOptions().grace(Duration.ofMinutes(5)).open()) {
      prefix.publish(writer, 1);
      Child child = holder(JavaProgram.small(HoldSnapshot.class).under(unshare));
      assertThat(holding()).hasSize(1);
      assertThat(holding().getFirst().pid()).isNotEqualTo(ProcessHandle.current().pid());
      prefix.publish(writer, 2);
      child.kill();
      WriteResult third = prefix.publish(writer, 3);
      assertThat(third.dead()).isEqualTo(1);
      assertThat(third.readersReset()).isFalse();
    } finally {
      closeChildren();
    }
  }

  private static boolean canRun(String... command) {
    List<String> words = new ArrayList<>(List.of(command));
    words.add("true");
    try (Child child = Child.start("unshare", words)) {
      return child.awaitExit() == 0;
    }
  }

  /// Stopped anywhere, in the middle of an acquire as well, for longer than the grace.
  @Test
  void aReaderThatIsStoppedReadsNothingTornUntold() {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      prefix.publish(writer, 1);
      Child reader =
          JavaProgram.of(StressReader.class).start(prefix, SIZES, StressReader.Acquire.LIBRARY);
      children.add(reader);
      reader.awaitLine("reading");
      long number = 1;
      int evicted = 0;
      for (int stop = 0; stop < STOPS; stop++) {
        for (int i = 0; i < 200; i++) {
          prefix.publish(writer, ++number);
        }
        reader.signal("STOP");
        for (int i = 0; i < 5; i++) {
          evicted += prefix.publish(writer, ++number).evicted();
        }
        reader.signal("CONT");
      }
      reader.endInput();
      System.out.println(reader.awaitLine("reads=") + " evicted=" + evicted);
    } finally {
      closeChildren();
    }
  }
}
