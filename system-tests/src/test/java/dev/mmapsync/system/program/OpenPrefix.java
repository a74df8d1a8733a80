package dev.mmapsync.system.program;

import dev.mmapsync.Registry;
import dev.mmapsync.SlowReaderPolicy;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.Verification;
import dev.mmapsync.WriteLock;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.types.Exchanged;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.assertj.core.api.recursive.comparison.ComparisonDifference;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonDifferenceCalculator;
import org.jspecify.annotations.Nullable;

/// What a [Session] has open of one prefix: a writer, readers, snapshots.
///
/// The writer is made by the first write, as that of the crate. Readers stay, so that they switch
/// from version to version; there is one for each type and kind of check.
final class OpenPrefix implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  private final Path prefix;
  private final Options options;
  private final Map<Reading, SnapshotReader<?>> readers = new HashMap<>();
  private final Map<String, Snapshot<MemorySegment>> held = new HashMap<>();
  private @Nullable Writing<?> writing;

  /// How a reader reads.
  private record Reading(ArchiveType<?, ?> type, Verification verification) {}

  /// A writer, and of which type it is.
  private record Writing<T>(ArchiveType<T, ?> type, SnapshotWriter<T> writer) {}

  OpenPrefix(Path prefix, Options options) {
    this.prefix = prefix;
    this.options = options;
  }

  String write(String name, Options options) {
    return written(write(value(name), options.grace()));
  }

  private <T> WriteResult write(Exchanged<T, ?> value, Duration grace) {
    return writer(value.type()).write(value.value(), grace);
  }

  String writeRaw(byte[] bytes, Options options) {
    SnapshotWriter<MemorySegment> writer = writer(ArchiveType.bytes());
    return written(writer.writeRaw(MemorySegment.ofArray(bytes), options.grace()));
  }

  private static String written(WriteResult result) {
    return "written size=%d reset=%b dead=%d evicted=%d detached=%d"
        .formatted(
            result.size(),
            result.readersReset(),
            result.dead(),
            result.evicted(),
            result.detached());
  }

  String read(String name, Options options) {
    Verification verification = options.isOff("check") ? Verification.NONE : Verification.STRUCTURE;
    return difference(value(name), verification)
        .map(difference -> "read equal=false message=" + difference.replace('\n', ' '))
        .orElse("read equal=true");
  }

  /// Arrays are compared by content, and the order of maps by writing the value again.
  private <T, V> Optional<String> difference(Exchanged<T, V> value, Verification verification) {
    T read = reader(value.type(), verification).<T>read(value.deserialize());
    return new RecursiveComparisonDifferenceCalculator()
        .determineDifferences(read, value.value(), new RecursiveComparisonConfiguration()).stream()
            .map(ComparisonDifference::toString)
            .findFirst()
            .or(() -> writtenAgain(value, read));
  }

  private <T> Optional<String> writtenAgain(Exchanged<T, ?> value, T read) {
    Path again = Path.of(prefix + "_again");
    try (SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(again, ArchiveType.bytes()).open();
        SnapshotWriter<T> writer =
            Synchronizer.writer(again, value.type()).registry(Registry.NONE).open()) {
      writer.write(read);
      try (Snapshot<MemorySegment> copy = reader.read();
          Snapshot<MemorySegment> original = snapshot()) {
        return copy.bytes().mismatch(original.bytes()) < 0
            ? Optional.empty()
            : Optional.of("other bytes when it is written again");
      }
    }
  }

  String readRaw() {
    try (Snapshot<MemorySegment> snapshot = snapshot()) {
      return shown("read", snapshot);
    }
  }

  String hold(String id) {
    Snapshot<MemorySegment> snapshot = snapshot();
    held.put(id, snapshot);
    return shown("holding", snapshot);
  }

  String look(String id) {
    Snapshot<MemorySegment> snapshot = held(id);
    String bytes = hex(snapshot);
    return "seen bytes=" + bytes + " fate=" + snapshot.fate();
  }

  String release(String id) {
    Snapshot<MemorySegment> snapshot = held(id);
    held.remove(id);
    snapshot.close();
    return "released fate=" + snapshot.fate();
  }

  String version() {
    return reader(ArchiveType.bytes(), Verification.CHECKSUM)
        .version()
        .map(version -> "version bits=" + HEX.toHexDigits(version.bits()))
        .orElse("failed kind=not-published message=no version");
  }

  String unlock() {
    if (writing != null) {
      writing.writer().close();
      writing = null;
    }
    return "unlocked";
  }

  private Snapshot<MemorySegment> snapshot() {
    return reader(ArchiveType.bytes(), Verification.CHECKSUM).read();
  }

  private Snapshot<MemorySegment> held(String id) {
    Snapshot<MemorySegment> snapshot = held.get(id);
    if (snapshot == null) {
      throw new IllegalArgumentException("nothing is held: id=" + id);
    }
    return snapshot;
  }

  private static String shown(String what, Snapshot<MemorySegment> snapshot) {
    return what
        + " version="
        + HEX.toHexDigits(snapshot.version().bits())
        + " sequence="
        + snapshot.sequence().orElse(0)
        + " bytes="
        + hex(snapshot);
  }

  private static String hex(Snapshot<MemorySegment> snapshot) {
    return HEX.formatHex(snapshot.bytes().toArray(ValueLayout.JAVA_BYTE));
  }

  private static Exchanged<?, ?> value(String name) {
    return Exchanged.all().stream()
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no value of that name: name=" + name));
  }

  @SuppressWarnings("unchecked") // a writer stands with its type
  private <T> SnapshotWriter<T> writer(ArchiveType<T, ?> type) {
    Writing<?> current = writing;
    if (current == null || !current.type().equals(type)) {
      unlock();
      current = new Writing<>(type, openWriter(type));
      writing = current;
    }
    return (SnapshotWriter<T>) current.writer();
  }

  private <T> SnapshotWriter<T> openWriter(ArchiveType<T, ?> type) {
    return Synchronizer.writer(prefix, type)
        .registry(options.get("registry", OpenPrefix::registry, Registry.SLOTS))
        .slowReaders(options.get("policy", OpenPrefix::policy, SlowReaderPolicy.EVICT))
        .writeLock(options.isOff("lock") ? WriteLock.DISABLED : WriteLock.SINGLE_WRITER)
        .open();
  }

  private static Registry registry(String name) {
    return Registry.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static SlowReaderPolicy policy(String name) {
    return SlowReaderPolicy.valueOf(name.toUpperCase(Locale.ROOT));
  }

  @SuppressWarnings("unchecked") // a reader stands under its type
  private <V> SnapshotReader<V> reader(ArchiveType<?, V> type, Verification verification) {
    return (SnapshotReader<V>)
        readers.computeIfAbsent(
            new Reading(type, verification), _ -> openReader(type, verification));
  }

  /// Silent about losses: the tests ask for the fate.
  private <V> SnapshotReader<V> openReader(ArchiveType<?, V> type, Verification verification) {
    return Synchronizer.reader(prefix, type).verification(verification).onLoss(_ -> {}).open();
  }

  @Override
  public void close() {
    held.values().forEach(Snapshot::close);
    readers.values().forEach(SnapshotReader::close);
    unlock();
  }
}
