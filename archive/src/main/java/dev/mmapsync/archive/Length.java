package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Gives an array or a list a fixed length: `[T; n]` instead of `Vec<T>`, without a pointer.
///
/// `@Length(4) byte[]` and `@Length(4) List<String>`. A value of any other length cannot be
/// written.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface Length {
  /// The number of elements, 0 or more.
  int value();
}
