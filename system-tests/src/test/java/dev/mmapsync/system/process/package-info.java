/// Child processes of a test: a JVM, a shell, the Rust peer.
@NullMarked
package dev.mmapsync.system.process;

import org.jspecify.annotations.NullMarked;
