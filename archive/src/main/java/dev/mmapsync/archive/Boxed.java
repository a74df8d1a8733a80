package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Puts a pointer where the value would be: `Box<T>`, for recursive types and for large values that
/// are rarely there.
///
/// `@Boxed String` is `Box<str>`, and `@Boxed` arrays and lists are `Box<[T]>`. It costs one jump
/// when read; accessors return what they return without it. For a list with an end, write
/// `@Nullable @Boxed Node next`.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface Boxed {}
