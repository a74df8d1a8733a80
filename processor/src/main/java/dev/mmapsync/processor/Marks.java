package dev.mmapsync.processor;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// The annotations of one use of a type.
///
/// On an array of primitives, `@Length` and `@Boxed` in front of the element type speak of the
/// array, since there is nothing else they could mean; `@Unsigned` and `@CodePoint` speak of the
/// elements.
///
/// @param length the fixed length, or -1
/// @param foreignNullable a `@Nullable` that is not JSpecify's, or empty
record Marks(
    boolean nullable,
    boolean elementNullable,
    boolean boxed,
    boolean unsigned,
    boolean codePoint,
    int length,
    boolean hasLength,
    String foreignNullable) {
  private static final String PACKAGE = "dev.mmapsync.archive.";
  private static final String NULLABLE = "org.jspecify.annotations.Nullable";

  static Marks of(TypeMirror type) {
    List<? extends AnnotationMirror> own = type.getAnnotationMirrors();
    boolean isArray = type.getKind() == TypeKind.ARRAY;
    List<? extends AnnotationMirror> inner =
        isArray ? ((ArrayType) type).getComponentType().getAnnotationMirrors() : List.of();
    boolean hasLength = has(own, PACKAGE + "Length") || has(inner, PACKAGE + "Length");
    return new Marks(
        has(own, NULLABLE),
        has(inner, NULLABLE),
        has(own, PACKAGE + "Boxed") || has(inner, PACKAGE + "Boxed"),
        has(own, PACKAGE + "Unsigned") || has(inner, PACKAGE + "Unsigned"),
        has(own, PACKAGE + "CodePoint") || has(inner, PACKAGE + "CodePoint"),
        hasLength ? Math.max(length(own), length(inner)) : -1,
        hasLength,
        foreign(own) + foreign(inner));
  }

  Marks without(boolean dropNullable, boolean dropBoxed) {
    return new Marks(
        nullable && !dropNullable,
        elementNullable,
        boxed && !dropBoxed,
        unsigned,
        codePoint,
        length,
        hasLength,
        foreignNullable);
  }

  private static boolean has(List<? extends AnnotationMirror> mirrors, String name) {
    return mirrors.stream().anyMatch(mirror -> nameOf(mirror).equals(name));
  }

  private static String nameOf(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  private static String foreign(List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream()
        .map(Marks::nameOf)
        .filter(name -> name.endsWith(".Nullable") && !name.equals(NULLABLE))
        .findFirst()
        .orElse("");
  }

  private static int length(List<? extends AnnotationMirror> mirrors) {
    for (AnnotationMirror mirror : mirrors) {
      if (nameOf(mirror).equals(PACKAGE + "Length")) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          return (Integer) value.getValue();
        }
      }
    }
    return -1;
  }
}
