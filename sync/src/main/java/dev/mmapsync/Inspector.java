package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.LockTable;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.protocol.StateLayout;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at the files of a prefix without taking part, and takes them away.
final class Inspector {
  private final Host host = Host.current();
  private final PrefixFiles files;

  private Inspector(Path prefix) {
    this.files = new PrefixFiles(prefix);
    FileErrors.requireLittleEndian(files.state(), ByteOrder.nativeOrder());
  }

  static Inspection inspect(Path prefix) {
    var inspector = new Inspector(prefix);
    try {
      return inspector.inspect();
    } catch (IOException e) {
      throw FileErrors.ofState(inspector.files.state(), e);
    }
  }

  static List<Path> remove(Path prefix) {
    var inspector = new Inspector(prefix);
    try {
      return inspector.remove();
    } catch (IOException e) {
      throw FileErrors.ofState(inspector.files.state(), e);
    }
  }

  private Inspection inspect() throws IOException {
    var state = StateFile.open(host, files.state());
    var version =
        state
            .map(s -> s.words().version())
            .filter(word -> word != VersionWord.NOTHING)
            .map(InstanceVersion::new);
    var registry = state.isEmpty() ? Seen.NO_REGISTRY : registry(state.get());
    return new Inspection(
        files.prefix(),
        version,
        status(files.state()),
        List.of(status(files.data(0)), status(files.data(1))),
        state.map(s -> List.of(readers(s, 0), readers(s, 1))).orElse(List.of(0, 0)),
        lock(),
        checksum(version),
        registry.inspection(),
        registry.problem());
  }

  /// A registry, or why it cannot be used, or neither.
  private record Seen(Optional<RegistryInspection> inspection, Optional<String> problem) {
    static final Seen NO_REGISTRY = new Seen(Optional.empty(), Optional.empty());
  }

  private static int readers(StateFile state, int index) {
    int counter = state.words().readers(index);
    return StateLayout.isGuarded(counter) ? StateLayout.count(counter) : counter;
  }

  private Seen registry(StateFile state) {
    if (!host.hasSlots()) {
      return Seen.NO_REGISTRY;
    }
    try (var registry = RegistryFile.open(host, files.registry()).orElse(null)) {
      return registry == null
          ? Seen.NO_REGISTRY
          : new Seen(
              Optional.of(
                  RegistryInspector.inspect(registry, state.words(), status(files.registry()))),
              Optional.empty());
    } catch (IOException e) {
      var problem = FileErrors.ofRegistry(files.registry(), e).getMessage();
      return new Seen(Optional.empty(), Optional.ofNullable(problem));
    }
  }

  private Inspection.FileStatus status(Path path) throws IOException {
    return host.status(path)
        .map(
            s ->
                new Inspection.FileStatus(
                    path, true, s.size(), PosixFilePermissions.toString(s.permissions())))
        .orElse(new Inspection.FileStatus(path, false, 0, ""));
  }

  private Inspection.Lock lock() throws IOException {
    return LockTable.isLocked(host, files.state())
        .map(held -> held ? Inspection.Lock.HELD : Inspection.Lock.FREE)
        .orElse(Inspection.Lock.UNKNOWN);
  }

  private Inspection.ChecksumVerdict checksum(Optional<InstanceVersion> version) {
    if (version.isEmpty()) {
      return Inspection.ChecksumVerdict.UNKNOWN;
    }
    var published = version.get();
    try {
      var mapping = DataMapping.open(host, files.data(published.index()), published.size());
      var bytes = mapping.memory().asSlice(0, published.size());
      long found = Checksum.wyhash().of(bytes) & VersionWord.CHECKSUM_MASK;
      return found == published.checksum()
          ? Inspection.ChecksumVerdict.RIGHT
          : Inspection.ChecksumVerdict.WRONG;
    } catch (IOException | InternalError e) {
      return Inspection.ChecksumVerdict.UNKNOWN;
    }
  }

  /// Under the lock, and the state last: a writer that comes then finds nothing and makes new
  /// files, of which none is taken.
  private List<Path> remove() throws IOException {
    if (host.status(files.state()).isEmpty()
        && host.status(files.data(0)).isEmpty()
        && host.status(files.data(1)).isEmpty()
        && host.status(files.registry()).isEmpty()) {
      return List.of();
    }
    var permissions = PosixFilePermissions.fromString("rw-------");
    try (var state = StateFile.openOrCreate(host, files.state(), permissions, true)) {
      var deleted = new ArrayList<Path>(files.deleteUnfinished());
      for (var path : List.of(files.data(0), files.data(1), files.registry(), state.path())) {
        if (host.delete(path)) {
          deleted.add(path);
        }
      }
      return List.copyOf(deleted);
    }
  }
}
