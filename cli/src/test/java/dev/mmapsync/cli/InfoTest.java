package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InfoTest {
  /// The example of the crate's README; after its second publication the word is known.
  private static final byte[] HELLO =
      HexFormat.of()
          .parseHex(
              "48656c6c6f000005576f726c640000052100000000000001" + "07000000e4ffffff03000000");

  @TempDir private Path folder;
  private Path prefix;

  @BeforeEach
  void choosePrefix() {
    prefix = folder.resolve("prefix");
  }

  private SnapshotWriter<MemorySegment> publishTwice() {
    SnapshotWriter<MemorySegment> writer = Synchronizer.writer(prefix, ArchiveType.bytes()).open();
    writer.write(MemorySegment.ofArray(HELLO));
    writer.write(MemorySegment.ofArray(HELLO));
    return writer;
  }

  private JsonNode json(ExitCode expected) throws IOException {
    CommandRun run = CommandRun.of("info", "--json", prefix);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(expected.code());
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void showsAllOfAPrefixAsJson() throws IOException {
    publishTwice().close();
    JsonNode info = json(ExitCode.DONE);

    assertThat(info.get("prefix").asText()).isEqualTo(prefix.toString());
    assertThat(info.at("/version/word").asText()).isEqualTo("0xf390ff0000000049");
    assertThat(info.at("/version/index").asInt()).isEqualTo(1);
    assertThat(info.at("/version/size").asLong()).isEqualTo(36);
    assertThat(info.at("/version/checksum").asText()).isEqualTo("0xf390ff");
    assertThat(info.get("checksum").asText()).isEqualTo("right");
    assertThat(info.at("/state/path").asText()).isEqualTo(prefix + "_state");
    assertThat(info.at("/state/size").asLong()).isEqualTo(16);
    assertThat(info.at("/state/permissions").asText()).matches("rw-[r-][w-]----");
    assertThat(info.at("/data/0/exists").asBoolean()).isTrue();
    assertThat(info.at("/data/1/path").asText()).isEqualTo(prefix + "_data_1");
    assertThat(info.get("readers")).isEqualTo(new ObjectMapper().readTree("[0, 0]"));
    assertThat(info.get("writeLock").asText()).isEqualTo("free");
  }

  @Test
  void showsTheLockAndReaders() throws IOException {
    try (SnapshotWriter<MemorySegment> writer = publishTwice();
        SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(prefix, ArchiveType.bytes()).open();
        Snapshot<MemorySegment> held = reader.read()) {
      JsonNode info = json(ExitCode.DONE);

      assertThat(info.get("writeLock").asText()).isEqualTo("held");
      assertThat(info.get("readers")).isEqualTo(new ObjectMapper().readTree("[0, 0]"));
      assertThat(info.at("/registry/guards"))
          .isEqualTo(new ObjectMapper().readTree("[true, true]"));
      assertThat(info.at("/registry/barriers").isBoolean()).isTrue();
      assertThat(info.at("/registry/publication/sequence").asLong()).isEqualTo(2);
      assertThat(info.at("/registry/slots").asInt()).isEqualTo(1024);
      JsonNode slot = info.at("/registry/claimed/0");
      assertThat(slot.get("alive").asBoolean()).isTrue();
      assertThat(slot.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(slot.at("/holds/0/index").asInt()).isEqualTo(1);
      assertThat(slot.at("/holds/0/heed").asText()).isEqualTo("heeded");
      assertThat(CommandRun.of("info", prefix).out())
          .contains("guards       set set", "slots        1 of 1024 claimed", "holds data 1");

      MemorySegment bytes = held.bytes();
      writer.writeRaw(bytes, Duration.ZERO);
      writer.writeRaw(bytes, Duration.ZERO);
      assertThat(json(ExitCode.DONE).at("/registry/claimed/0/holds/0/heed").asText())
          .isEqualTo("evicted");
      assertThat(CommandRun.of("info", prefix).out()).contains("holds data 1 (evicted)");
    }
  }

  @Test
  void aWrongChecksumIsSeen() throws IOException {
    publishTwice().close();
    Files.write(folder.resolve("prefix_data_1"), new byte[HELLO.length]);

    assertThat(json(ExitCode.WRONG_CONTENT).get("checksum").asText()).isEqualTo("wrong");
  }

  @Test
  void aDataFileThatCannotBeReadIsAFileError() throws IOException {
    publishTwice().close();
    Files.delete(folder.resolve("prefix_data_1"));

    assertThat(json(ExitCode.FILES).get("checksum").asText()).isEqualTo("unknown");
  }

  @Test
  void aRegistryThatCannotBeUsedIsSeen() throws IOException {
    publishTwice().close();
    Files.write(folder.resolve("prefix_registry"), new byte[5]);
    JsonNode info = json(ExitCode.FILES);

    assertThat(info.get("checksum").asText()).isEqualTo("right");
    assertThat(info.get("registry").isNull()).isTrue();
    assertThat(info.get("registryProblem").asText()).endsWith("too short for a registry: size=5");
    assertThat(CommandRun.of("info", prefix).out())
        .contains("registry    cannot be used: ", "size=5");
  }

  /// A counter that a process of the crate has taken below zero.
  @Test
  void countersAreUnsigned() throws IOException {
    publishTwice().close();
    byte[] state = Files.readAllBytes(folder.resolve("prefix_state"));
    Arrays.fill(state, 8, 12, (byte) -1);
    Files.write(folder.resolve("prefix_state"), state);

    assertThat(json(ExitCode.DONE).at("/readers/0").asLong()).isEqualTo(4_294_967_295L);
    assertThat(CommandRun.of("info", prefix).out()).contains("readers 0    4294967295");
  }

  @Test
  void nothingPublishedIsShownAndHasACode() throws IOException {
    JsonNode info = json(ExitCode.NOTHING_PUBLISHED);

    assertThat(info.get("version").isNull()).isTrue();
    assertThat(info.at("/state/exists").asBoolean()).isFalse();
  }

  @Test
  void aStateFileOfAnotherLengthIsAFileError() throws IOException {
    Files.write(folder.resolve("prefix_state"), new byte[5]);
    CommandRun run = CommandRun.of("info", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FILES.code());
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void isReadableForPeople() {
    publishTwice().close();
    CommandRun run = CommandRun.of("info", prefix);

    assertThat(run.out().lines())
        .contains(
            "prefix       " + prefix,
            "version      0xf390ff0000000049",
            "size         36 bytes",
            "current      data 1",
            "checksum     0xf390ff (right)",
            "write lock   free",
            "readers 0    0",
            "readers 1    0",
            "slots        0 of 1024 claimed, 0 ever");
  }

  @Test
  void saysToPeopleThatNothingIsPublished() {
    assertThat(CommandRun.of("info", prefix).out().lines())
        .contains("version     nothing published", "state       " + prefix + "_state  absent");
  }
}
