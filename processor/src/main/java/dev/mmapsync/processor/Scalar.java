package dev.mmapsync.processor;

import java.util.Locale;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/// The primitives of Java, and what they are in an archive.
enum Scalar {
  BOOLEAN("boolean", "Boolean", "Booleans", "BOOL", ""),
  BYTE("byte", "Byte", "Bytes", "I8", "U8"),
  SHORT("short", "Short", "Shorts", "I16", "U16"),
  INT("int", "Integer", "Ints", "I32", "U32"),
  LONG("long", "Long", "Longs", "I64", "U64"),
  CHAR("char", "Character", "Chars", "CHAR16", ""),
  FLOAT("float", "Float", "Floats", "F32", ""),
  DOUBLE("double", "Double", "Doubles", "F64", "");

  private static final String CODECS = "dev.mmapsync.archive.runtime.Codecs.";

  private static final String LIBRARY = "dev.mmapsync.archive.runtime.LibraryCodecs.";

  private final String primitive;
  private final String box;
  private final String plural;
  private final String codec;
  private final String unsignedCodec;

  Scalar(String primitive, String box, String plural, String codec, String unsignedCodec) {
    this.primitive = primitive;
    this.box = box;
    this.plural = plural;
    this.codec = codec;
    this.unsignedCodec = unsignedCodec;
  }

  static Optional<Scalar> of(TypeKind kind) {
    return kind.isPrimitive() ? Optional.of(valueOf(kind.name())) : Optional.empty();
  }

  static Optional<Scalar> ofBox(String qualifiedName) {
    for (Scalar scalar : values()) {
      if (scalar.box().equals(qualifiedName)) {
        return Optional.of(scalar);
      }
    }
    return Optional.empty();
  }

  String primitive() {
    return primitive;
  }

  String box() {
    return "java.lang." + box;
  }

  /// `Int` of `getInt` and `setInt`.
  String accessor() {
    return Character.toUpperCase(primitive.charAt(0)) + primitive.substring(1);
  }

  /// The view of an array.
  String arrayView() {
    return "dev.mmapsync.archive.Archived" + plural;
  }

  boolean canBeUnsigned() {
    return !unsignedCodec.isEmpty();
  }

  boolean isFloating() {
    return this == FLOAT || this == DOUBLE;
  }

  /// The type in Rust.
  RustType rust(Marks marks) {
    if (marks.codePoint()) {
      return RustType.of("char");
    }
    String name =
        switch (this) {
          case BOOLEAN -> "bool";
          case CHAR -> "u16";
          default -> marks.unsigned() ? unsignedCodec : codec;
        };
    return rust(name.toLowerCase(Locale.ROOT), marks);
  }

  /// An integer of Rust, or the one that is never zero.
  static RustType rust(String integer, Marks marks) {
    return RustType.of(
        marks.nonZero() ? "std::num::NonZero" + integer.toUpperCase(Locale.ROOT) : integer);
  }

  String codec(Marks marks) {
    if (marks.codePoint()) {
      return CODECS + "CODE_POINT";
    }
    String name = marks.unsigned() ? unsignedCodec : codec;
    return marks.nonZero() ? LIBRARY + "NON_ZERO_" + name : CODECS + name;
  }
}
