package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Puts a weak pointer where the value would be: `rc::Weak<T>` or `sync::Weak<T>`.
///
/// Null is one whose target is gone, so it is written `@Nullable @Weak T`, and is no `Option`. Any
/// other value is written once with all the uses of it that are [Shared].
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface Weak {}
