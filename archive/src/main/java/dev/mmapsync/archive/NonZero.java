package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an integer that is never zero: `NonZeroI32`, or `NonZeroU32` with [Unsigned], and so on.
///
/// For `byte`, `short`, `int`, `long` and [Int128]. The bytes are those of the integer; zero cannot
/// be written, and an archive that holds it does not pass the check. On an array of primitives it
/// speaks of the elements.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface NonZero {}
