package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a sealed interface of two records is `Result` in Rust: the first is `Ok`, the second
/// is `Err`.
///
/// Only needed for keys and for their order. The bytes are those of any enum of two variants, but
/// `Result` feeds eight bytes of the variant to a hash. Mark the records [Newtype] to print as Rust
/// does.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Result {}
