package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Generates an archived view for a record, an enum or a sealed interface of records.
///
/// `@Archive record HelloWorld(...)` gives a class `ArchivedHelloWorld` in the same package
/// (`ArchivedOuter_Inner` for a nested type) with a constant `TYPE`, an accessor for each
/// component, and `deserialize()`. The bytes are those of rkyv 0.7 for the Rust type of the same
/// shape: components in order are the fields, constants in order are the variants.
///
/// Needs the processor of the module `mmap-sync-processor` at compile time. Generic records have no
/// archive.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Archive {}
