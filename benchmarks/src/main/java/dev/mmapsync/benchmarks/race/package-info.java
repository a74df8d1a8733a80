/// The race of `benchmarks/compare`: this library beside the Rust crate and what else one would
/// use.
@NullMarked
package dev.mmapsync.benchmarks.race;

import org.jspecify.annotations.NullMarked;
