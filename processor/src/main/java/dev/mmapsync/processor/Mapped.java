package dev.mmapsync.processor;

import java.util.Optional;

/// What a use of a Java type is in an archive.
///
/// @param codec expression of its codec
/// @param value the type in Java, boxed where it is a primitive
/// @param view what an accessor returns
/// @param primitive the primitive, if that is the component's type: read and written without boxing
/// @param nullable whether null is a value
/// @param rust the type in Rust
record Mapped(
    String codec,
    String value,
    String view,
    Optional<Scalar> primitive,
    boolean nullable,
    RustType rust) {
  private static final String NULLABLE = "@org.jspecify.annotations.Nullable ";

  static Mapped of(String codec, String value, String view, RustType rust) {
    return new Mapped(codec, value, view, Optional.empty(), false, rust);
  }

  /// The same archive, written as another type in Rust.
  Mapped as(RustType other) {
    return new Mapped(codec, value, view, primitive, nullable, other);
  }

  /// The view with `@Nullable` where it belongs: in front of the simple name.
  String nullableView() {
    int generics = view.indexOf('<');
    int dot = view.lastIndexOf('.', generics < 0 ? view.length() : generics);
    return view.substring(0, dot + 1) + NULLABLE + view.substring(dot + 1);
  }
}
