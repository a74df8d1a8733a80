/// The writer and the reader of the README of the Rust crate.
@NullMarked
package dev.mmapsync.examples.hello;

import org.jspecify.annotations.NullMarked;
