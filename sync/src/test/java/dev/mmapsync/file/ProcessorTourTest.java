package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("native")
class ProcessorTourTest {
  private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

  @BeforeEach
  void setUp() {
    assumeTrue(Files.isReadable(ONLINE), "no list of processors");
  }

  private static String allowed() throws Exception {
    for (var line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
      if (line.startsWith("Cpus_allowed_list:")) {
        return line.substring(line.indexOf(':') + 1).strip();
      }
    }
    throw new AssertionError("not in the status of the thread");
  }

  private static boolean isEveryProcessorAllowed() throws Exception {
    return allowed().equals(Files.readString(ONLINE).strip());
  }

  @Test
  void reachesEachProcessor() throws Exception {
    assumeTrue(isEveryProcessorAllowed(), "this process may not run on each of them");
    assertThat(ProcessorTour.make()).isTrue();
  }

  @Test
  void leavesTheThreadThatAsksWhereItMayRun() throws Exception {
    var before = allowed();
    boolean _ = ProcessorTour.make();
    assertThat(allowed()).isEqualTo(before);
  }

  @Test
  void runsOnTheOneProcessorThatItVisits() throws Exception {
    var seen = ConcurrentHashMap.<String>newKeySet();
    var wanted = new ArrayList<String>();
    for (int processor : ProcessorList.parse(allowed())) {
      wanted.add(Integer.toString(processor));
      var thread = Thread.ofPlatform().start(() -> seen.add(allowedOn(processor)));
      thread.join();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static String allowedOn(int processor) {
    try {
      return ProcessorTour.runsOn(processor) ? allowed() : "refused";
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aProcessorThatIsNotThereIsNotReached() {
    assertThat(ProcessorTour.runsOn(1 << 15)).isFalse();
    assertThat(ProcessorTour.visit(new int[] {0, 1 << 15})).isFalse();
  }
}
