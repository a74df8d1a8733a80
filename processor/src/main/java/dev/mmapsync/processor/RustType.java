package dev.mmapsync.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/// A type as Rust writes it: what a use of a Java type is in the Rust source. Immutable.
sealed interface RustType {

  /// An `@Archive` type, which gets its name in Rust when all types of the file are known.
  record Declared(TypeElement type) implements RustType {}

  /// A type of Rust's own or of a crate, such as `Vec<u8>`.
  ///
  /// @param path its name, behind its module unless it is in scope everywhere
  /// @param version which versions of its crate have the same archive, or empty for all of rkyv's
  record Known(String path, String version, List<RustType> arguments) implements RustType {
    /// The last segment of the path.
    String name() {
      return path.substring(path.lastIndexOf(':') + 1);
    }
  }

  /// `[T]`, behind a pointer.
  record Slice(RustType item) implements RustType {}

  /// `[T; n]`.
  record Array(RustType item, int length) implements RustType {}

  /// A type that is no `@Archive` type. The path says what is imported, and which crate it needs.
  static RustType of(String path, RustType... arguments) {
    return new Known(path, "", List.of(arguments));
  }

  /// A type whose archive depends on the version of its crate.
  static RustType ofCrate(String path, String version) {
    return new Known(path, version, List.of());
  }

  /// `[T; n]` if there is a length, else `Vec<T>`.
  static RustType sequence(RustType item, Marks marks) {
    return marks.hasLength() ? new Array(item, marks.length()) : of("Vec", item);
  }

  /// `Box<T>`, with no vector or string in a box: that is `Box<[T]>` or `Box<str>`.
  default RustType boxed() {
    if (this instanceof Known known && known.path().equals("Vec")) {
      return of("Box", new Slice(known.arguments().getFirst()));
    }
    return of("Box", equals(of("String")) ? of("str") : this);
  }

  /// The types that this one is made of.
  default List<RustType> parts() {
    return switch (this) {
      case Declared _ -> List.of();
      case Known known -> known.arguments();
      case Slice slice -> List.of(slice.item());
      case Array array -> List.of(array.item());
    };
  }

  /// This type and all that are written in it.
  default Stream<RustType> all() {
    return Stream.concat(Stream.of(this), parts().stream().flatMap(RustType::all));
  }

  /// The `@Archive` types that are written in it.
  default Stream<TypeElement> declared() {
    return all().filter(Declared.class::isInstance).map(Declared.class::cast).map(Declared::type);
  }
}
