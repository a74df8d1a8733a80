/// Sections 2 to 4 of the protocol: the acquire with its re-check, publishing, and the grace, with
/// counters as the only kind of registration.
@NullMarked
package dev.mmapsync.model.counters;

import org.jspecify.annotations.NullMarked;
