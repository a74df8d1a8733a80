package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Mutated archives give a typed error or a value of the right shape: no other exception, no fault,
/// no endless loop, checked or not.
///
/// `-Ddev.mmapsync.fuzz=N` sets how many, `-Ddev.mmapsync.seed=S` repeats a run.
class HostileBytesTest {
  private static final int RUNS = Integer.getInteger("dev.mmapsync.fuzz", 30_000);
  private static final long SEED = Long.getLong("dev.mmapsync.seed", 20_261_123L);
  private static final int LARGEST = 2_000;

  /// Sorted maps of several nodes have more than 4 KiB.
  private static final int LARGEST_TREE = 25_000;

  /// How often each of them is there, for they are few.
  private static final int TREES = 4;

  /// The end of an archive, which holds the root of the tree.
  private static final int ROOT = 128;

  private static final int TYPES = 60;
  private static final int VALUES = 5;

  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Target(ArchiveType<?, ?> type, String name, byte[] bytes) {}

  @TempDir Path folder;

  private static List<Target> vectors() {
    List<Target> targets = new ArrayList<>();
    for (VectorFolder folder : VectorFolder.all()) {
      for (JsonNode entry : folder.entries("vectors").toList()) {
        String name = entry.get("name").asText();
        byte[] bytes = folder.bytes(entry);
        String rust = entry.get("rust_type").asText();
        ArchiveType<?, ?> type = VectorTable.of(name, rust).orElseThrow().type();
        if (bytes.length > 0 && bytes.length < LARGEST) {
          targets.add(new Target(type, name, bytes));
        } else if (rust.startsWith("BTree") && bytes.length < LARGEST_TREE) {
          targets.addAll(Collections.nCopies(TREES, new Target(type, name, bytes)));
        }
      }
    }
    return targets;
  }

  /// Archives of random types.
  private static List<Target> random(CompiledTypes types, Random random) {
    List<Target> targets = new ArrayList<>();
    for (String name : types.names()) {
      for (int i = 0; i < VALUES; i++) {
        byte[] bytes = Archives.serialize(types.type(name), types.value(name, random));
        if (bytes.length > 0 && bytes.length < LARGEST) {
          targets.add(new Target(types.type(name), name, bytes));
        }
      }
    }
    return targets;
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void givesATypedErrorOrAValue() throws IOException {
    Random random = new Random(SEED);
    try (CompiledTypes types = CompiledTypes.of(random, TYPES, folder)) {
      List<Target> targets = vectors();
      targets.addAll(random(types, random));
      mutateAll(targets, random);
    }
  }

  private static void mutateAll(List<Target> targets, Random random) {
    long accepted = 0;
    for (int run = 0; run < RUNS; run++) {
      Target target = targets.get(random.nextInt(targets.size()));
      byte[] bytes = mutate(target.bytes().clone(), random);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment archive = Archives.map(arena, bytes, 0);
        boolean passes = passes(target.type(), archive);
        accepted += passes ? 1 : 0;
        read(target.type(), archive, passes);
      } catch (Throwable e) {
        throw new AssertionError("seed=" + SEED + " run=" + run + " vector=" + target.name(), e);
      }
    }
    assertThat(accepted).as("mutations that leave an archive well-formed").isPositive();
  }

  /// Bytes, or words that look like offsets, counts and tags.
  private static byte[] mutate(byte[] bytes, Random random) {
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      boolean root = bytes.length >= LARGEST && random.nextBoolean();
      int at = root ? bytes.length - 1 - random.nextInt(ROOT) : random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> word(bytes, at & -4, -random.nextInt(64));
        default -> word(bytes, at & -4, random.nextInt(random.nextBoolean() ? 16 : 1 << 30));
      }
    }
    return bytes;
  }

  private static void word(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4 && at + i < bytes.length; i++) {
      bytes[at + i] = (byte) (value >>> (8 * i));
    }
  }

  private static boolean passes(ArchiveType<?, ?> type, MemorySegment archive) {
    try {
      type.check(archive);
      return true;
    } catch (ArchiveException e) {
      return false;
    }
  }

  private static void read(ArchiveType<?, ?> type, MemorySegment archive, boolean passes) {
    Object view = type.view(archive);
    List<Runnable> reads =
        List.of(
            () -> Archives.deserialize(view),
            () -> assertThat(view.toString()).isNotNull(),
            () -> assertThat(view.hashCode()).isEqualTo(view.hashCode()),
            () -> assertThat(view.equals(type.view(archive))).isTrue());
    for (Runnable read : reads) {
      try {
        read.run();
      } catch (ArchiveException e) {
        assertThat(!passes || isJavasLimit(e)).as("%s", e).isTrue();
      }
    }
  }

  /// A duration can be longer than Java's, a socket address can have a flow label, shared pointers
  /// can go round in a circle, and there can be billions of elements without bytes, however
  /// well-formed.
  private static boolean isJavasLimit(ArchiveException e) {
    return Stream.of("duration", "socket address", "contains itself", "too many")
        .anyMatch(e.getMessage()::contains);
  }
}
