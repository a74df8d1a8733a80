package dev.mmapsync.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// The annotations of one use of a type.
///
/// On an array of primitives, those in front of the element type that speak of a pointer or a
/// length speak of the array, since there is nothing else they could mean; those that speak of a
/// number speak of the elements.
///
/// @param names the simple names of ours, and `Nullable`
/// @param elementNullable whether the elements of an array are marked `Nullable`
/// @param length the fixed length, or -1
/// @param foreignNullable a `@Nullable` that is not JSpecify's, or empty
record Marks(Set<String> names, boolean elementNullable, int length, String foreignNullable) {
  static final String BOXED = "Boxed";
  static final String NULLABLE = "Nullable";
  static final String SHARED = "Shared";
  static final String WEAK = "Weak";
  private static final String LENGTH = "Length";
  private static final String PACKAGE = "dev.mmapsync.archive.";
  private static final String NULLABLE_TYPE = "org.jspecify.annotations.Nullable";

  static Marks of(TypeMirror type) {
    List<? extends AnnotationMirror> own = type.getAnnotationMirrors();
    boolean isArray = type.getKind() == TypeKind.ARRAY;
    List<? extends AnnotationMirror> inner =
        isArray ? ((ArrayType) type).getComponentType().getAnnotationMirrors() : List.of();
    Set<String> names = new HashSet<>();
    addOurs(own, names);
    addOurs(inner, names);
    if (isNullable(own)) {
      names.add(NULLABLE);
    }
    return new Marks(
        names, isNullable(inner), Math.max(length(own), length(inner)), foreign(own, inner));
  }

  private static void addOurs(List<? extends AnnotationMirror> mirrors, Set<String> names) {
    for (AnnotationMirror mirror : mirrors) {
      String name = nameOf(mirror);
      if (name.startsWith(PACKAGE)) {
        names.add(name.substring(PACKAGE.length()));
      }
    }
  }

  private static boolean isNullable(List<? extends AnnotationMirror> mirrors) {
    return mirrors.stream().anyMatch(mirror -> nameOf(mirror).equals(NULLABLE_TYPE));
  }

  /// The same without some of them.
  Marks without(String... dropped) {
    Set<String> rest = new HashSet<>(names);
    rest.removeAll(List.of(dropped));
    return new Marks(rest, elementNullable, length, foreignNullable);
  }

  /// Whether there is such a mark.
  boolean has(String name) {
    return names.contains(name);
  }

  boolean nullable() {
    return has(NULLABLE);
  }

  boolean boxed() {
    return has(BOXED);
  }

  boolean unsigned() {
    return has("Unsigned");
  }

  boolean codePoint() {
    return has("CodePoint");
  }

  boolean nonZero() {
    return has("NonZero");
  }

  boolean hasLength() {
    return has(LENGTH);
  }

  /// Whether the value lies behind a pointer that is marked.
  boolean isPointer() {
    return boxed() || has(SHARED) || has(WEAK);
  }

  private static String nameOf(AnnotationMirror mirror) {
    return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName().toString();
  }

  private static String foreign(
      List<? extends AnnotationMirror> own, List<? extends AnnotationMirror> inner) {
    Set<String> found = new HashSet<>();
    own.forEach(mirror -> found.add(nameOf(mirror)));
    inner.forEach(mirror -> found.add(nameOf(mirror)));
    return found.stream()
        .filter(name -> name.endsWith(".Nullable") && !name.equals(NULLABLE_TYPE))
        .findFirst()
        .orElse("");
  }

  private static int length(List<? extends AnnotationMirror> mirrors) {
    for (AnnotationMirror mirror : mirrors) {
      if (nameOf(mirror).equals(PACKAGE + LENGTH)) {
        for (AnnotationValue value : mirror.getElementValues().values()) {
          return (Integer) value.getValue();
        }
      }
    }
    return -1;
  }
}
