package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an integer as unsigned: `u8`, `u16`, `u32` or `u64` instead of `i8`, `i16`, `i32` or
/// `i64`.
///
/// The bytes are the same, the type in Rust and the way in which a view prints it are not.
/// Accessors return the same Java type, to be read with `Long.toUnsignedString`,
/// `Integer.toUnsignedLong` and their like. On an array of primitives it speaks of the elements:
/// `@Unsigned int[]` is `Vec<u32>`.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface Unsigned {}
