/// Zero-copy archives: what a value looks like as bytes that many processes read in place.
///
/// Depends on nothing. [dev.mmapsync.archive.ArchiveType] is the one contract that the synchronizer
/// knows.
@org.jspecify.annotations.NullMarked
module dev.mmapsync.archive {
  requires static org.jspecify;

  exports dev.mmapsync.archive;
  exports dev.mmapsync.archive.runtime;
}
