/// Snapshots shared between processes: one writer, many wait-free zero-copy readers, never a torn
/// read.
///
/// Start with [dev.mmapsync.Synchronizer].
@org.jspecify.annotations.NullMarked
module dev.mmapsync {
  requires static org.jspecify;
  requires transitive dev.mmapsync.archive;

  exports dev.mmapsync;
}
