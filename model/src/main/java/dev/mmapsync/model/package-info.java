/// The search: all interleavings of a few small machines, state by state, shortest way first.
///
/// It knows nothing of snapshots. The protocol as machines is in the packages below this one.
@NullMarked
package dev.mmapsync.model;

import org.jspecify.annotations.NullMarked;
