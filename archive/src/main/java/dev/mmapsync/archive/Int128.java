package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a `BigInteger` an integer of 128 bits: `i128`, or `u128` with [Unsigned].
///
/// Sixteen bytes, aligned to sixteen, as on every machine since Rust 1.77. A value out of range
/// cannot be written. Accessors return an [ArchivedInt128], which reads it as two longs.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface Int128 {}
