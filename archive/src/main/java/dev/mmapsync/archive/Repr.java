package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that the Rust enum of this enum or sealed interface is declared `#[repr(u8)]` (with more
/// than 255 variants: `#[repr(u16)]`), without discriminants of its own.
///
/// Only needed for keys. Without it Rust feeds eight bytes of the variant to a hash when it writes
/// and one when it looks up: such a key is never found and does not pass the check, so it is
/// refused at compile time. The bytes of the enum itself are the same.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Repr {}
