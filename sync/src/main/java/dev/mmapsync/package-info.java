/// Snapshots shared between the processes of a host.
///
/// [dev.mmapsync.Synchronizer] is the way in. One process publishes with a
/// [dev.mmapsync.SnapshotWriter], any number read with a [dev.mmapsync.SnapshotReader]; what they
/// share are three files that the Rust crate `mmap-sync` 2.0.4 understands as well.
package dev.mmapsync;
