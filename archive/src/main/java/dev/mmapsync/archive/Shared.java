package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Puts a shared pointer where the value would be: `Rc<T>` or `Arc<T>`.
///
/// An object that occurs several times, under the same type, is written once; identity counts, not
/// equality. `deserialize()` makes one object of it again. In Rust the type says which of `Rc` and
/// `Arc` it is; the archives are the same. `Rc<str>` and `Rc<[T]>` have other archives, which Java
/// has no mark for.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface Shared {}
