/// Section 5 of the protocol: slots, marks, detachment, publication records, owners that die, and
/// writers that know none of it.
@NullMarked
package dev.mmapsync.model.registry;

import org.jspecify.annotations.NullMarked;
