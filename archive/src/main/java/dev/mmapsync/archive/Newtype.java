package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a record of one component as a newtype: Rust's `struct Meters(f64)`.
///
/// It has the layout of its component, feeds the same to a hash, and prints as `Meters(1.5)`.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Newtype {}
