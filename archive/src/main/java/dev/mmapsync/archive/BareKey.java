package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says that a `UUID` feeds its sixteen bytes to a hash and nothing before them: the `Uuid` of
/// newer releases of the crate `uuid`.
///
/// Only needed for keys of maps and sets. Up to 1.16 the crate feeds the count of the bytes first,
/// which is what a `UUID` without this mark does; 1.17 and later ones do not. A map whose keys were
/// hashed in the other way does not pass the check. The bytes of the UUID itself are the same.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface BareKey {}
