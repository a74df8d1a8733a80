/// What only several processes can show: races, kills, faults, full disks, and the original crate
/// on the other side.
///
/// The programs that the tests start are in `program`, what starts them is in `process`.
@NullMarked
package dev.mmapsync.system;

import org.jspecify.annotations.NullMarked;
