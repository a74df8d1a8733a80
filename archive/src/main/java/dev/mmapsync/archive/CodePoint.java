package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an `int` as a Unicode scalar value, Rust's `char`: 0 to 0x10FFFF without the surrogates.
///
/// A value outside of that cannot be written, and an archive that holds one does not pass the
/// check. A Java `char` is a `u16` instead.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface CodePoint {}
