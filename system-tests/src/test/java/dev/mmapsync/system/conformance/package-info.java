/// One suite for a synchronizer, run for each pair of sides: threads of this JVM, processes of this
/// library, and processes of the original crate, with and without a registry.
///
/// Each contract is an interface whose tests are written against two parties and know nothing of
/// what these are; where a side differs by its nature, [Side] says so and the test says what then
/// happens. A pair is a class that names its two sides and the contracts that it keeps.
@NullMarked
package dev.mmapsync.system.conformance;

import org.jspecify.annotations.NullMarked;
