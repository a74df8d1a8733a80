/// The programs of the race on the JVM's side: this library, and what one would use instead of it.
@NullMarked
package dev.mmapsync.benchmarks.race.program;

import org.jspecify.annotations.NullMarked;
