package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a `String` a C string: `CString`, text that a zero byte ends.
///
/// A text that holds a zero character cannot be written. An archive may hold one, as in Rust, where
/// the check lets it pass; one that is no UTF-8 does not pass.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface CString {}
