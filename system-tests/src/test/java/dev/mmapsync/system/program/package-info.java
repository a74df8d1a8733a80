/// The main programs that tests run in JVMs of their own.
///
/// Each says what it did in lines that start with one word, which a test waits for, and ends when
/// its standard input ends: so none outlives the test that started it.
@NullMarked
package dev.mmapsync.system.program;

import org.jspecify.annotations.NullMarked;
