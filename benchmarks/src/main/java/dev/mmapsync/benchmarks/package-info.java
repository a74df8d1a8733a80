/// Benchmarks. `benchmarks/README.md` has their results and how they were measured.
@NullMarked
package dev.mmapsync.benchmarks;

import org.jspecify.annotations.NullMarked;
