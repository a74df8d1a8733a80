package dev.mmapsync.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// What the declarations of `@Archive` types say, and which of them have no archive.
final class Declarations {
  private static final String PACKAGE = "dev.mmapsync.archive.";

  /// Methods of views, which no component can be named after.
  private static final Set<String> METHODS = Set.of("deserialize", "archiveCodec");

  /// Classes in views, which no variant can be named after.
  static final Set<String> CLASSES = Set.of("Layout", "Root");

  private Declarations() {}

  static boolean isArchive(TypeElement type) {
    return has(type, "Archive");
  }

  static boolean isRepr(TypeElement type) {
    return has(type, "Repr");
  }

  static boolean isResult(TypeElement type) {
    return has(type, "Result");
  }

  static boolean isNewtype(TypeElement type) {
    return has(type, "Newtype");
  }

  private static boolean has(TypeElement type, String annotation) {
    return type.getAnnotationMirrors().stream()
        .map(mirror -> (TypeElement) mirror.getAnnotationType().asElement())
        .anyMatch(element -> element.getQualifiedName().contentEquals(PACKAGE + annotation));
  }

  /// The type of a component, with its annotations.
  static TypeMirror typeOf(RecordComponentElement component) {
    return component.asType();
  }

  /// The constants of an enum.
  static List<String> constantsOf(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .map(element -> element.getSimpleName().toString())
        .toList();
  }

  /// The variants of a sealed interface, in order.
  static List<TypeElement> variantsOf(TypeElement type) {
    return type.getPermittedSubclasses().stream()
        .map(variant -> (TypeElement) ((DeclaredType) variant).asElement())
        .toList();
  }

  static boolean isSealed(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
  }

  static boolean hasSeveralVariants(TypeElement type) {
    return constantsOf(type).size() > 1 || (isSealed(type) && variantsOf(type).size() > 1);
  }

  /// The record itself, or the records of a sealed interface.
  static List<TypeElement> recordsOf(TypeElement type) {
    if (type.getKind() == ElementKind.RECORD) {
      return List.of(type);
    }
    return isSealed(type) ? variantsOf(type) : List.of();
  }

  // ---- what has no archive

  static void requireArchivable(TypeElement type) {
    requireVisible(type);
    switch (type.getKind()) {
      case RECORD -> requireRecord(type, type);
      case ENUM -> requireEnum(type);
      case INTERFACE -> requireSealed(type);
      default ->
          throw new Refusal(
              type, "@Archive is for records, enums and sealed interfaces of records");
    }
    if (isRepr(type) && type.getKind() == ElementKind.RECORD) {
      throw new Refusal(type, "@Repr is for enums and sealed interfaces");
    }
    if (isResult(type)) {
      requireResult(type);
    }
    if (isNewtype(type) && type.getKind() != ElementKind.RECORD) {
      throw new Refusal(type, "@Newtype is for records of one component");
    }
    for (TypeElement record : recordsOf(type)) {
      requireFinite(record, type, new HashSet<>());
    }
  }

  private static void requireVisible(TypeElement type) {
    // A type in a method is never shown to processors, so there is nothing to refuse.
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        throw new Refusal(type, "a private type cannot be seen by its view: drop private");
      }
    }
  }

  private static void requireRecord(TypeElement record, Element at) {
    if (!record.getTypeParameters().isEmpty()) {
      throw new Refusal(
          at, "generic records have no archive: write a record for each type that is needed");
    }
    if (isNewtype(record) && record.getRecordComponents().size() != 1) {
      throw new Refusal(at, "@Newtype is for records of one component");
    }
    for (RecordComponentElement component : record.getRecordComponents()) {
      if (METHODS.contains(component.getSimpleName().toString())) {
        throw new Refusal(
            component,
            "a component cannot be named " + component.getSimpleName() + ": choose another name");
      }
    }
  }

  private static void requireResult(TypeElement type) {
    boolean fits =
        isSealed(type)
            && variantsOf(type).size() == 2
            && variantsOf(type).stream().allMatch(v -> v.getRecordComponents().size() <= 1);
    if (!fits || isRepr(type)) {
      throw new Refusal(
          type,
          "@Result is for sealed interfaces of two records, first Ok and then Err, of a component"
              + " each, and without @Repr");
    }
  }

  private static void requireEnum(TypeElement type) {
    if (constantsOf(type).isEmpty()) {
      throw new Refusal(type, "an enum without constants has no archive: add one");
    }
  }

  private static void requireSealed(TypeElement type) {
    if (!isSealed(type)) {
      throw new Refusal(
          type,
          "@Archive is for sealed interfaces: write sealed, with the records that it permits");
    }
    if (!type.getTypeParameters().isEmpty()) {
      throw new Refusal(
          type, "generic interfaces have no archive: write one for each type that is needed");
    }
    Set<String> names = new HashSet<>();
    for (TypeElement variant : variantsOf(type)) {
      if (variant.getKind() != ElementKind.RECORD) {
        throw new Refusal(
            type,
            "sealed interface with "
                + variant.getSimpleName()
                + ", which is no record: permit records only");
      }
      requireVisible(variant);
      requireRecord(variant, type);
      String name = variant.getSimpleName().toString();
      if (!names.add(name)) {
        throw new Refusal(type, "two views would be named " + name + ": rename a record");
      }
      if (CLASSES.contains(name)) {
        throw new Refusal(type, "a variant cannot be named " + name + ": choose another name");
      }
    }
  }

  // ---- size

  /// Refuses a type that contains itself without a pointer in between.
  private static void requireFinite(TypeElement record, TypeElement root, Set<TypeElement> seen) {
    for (RecordComponentElement component : record.getRecordComponents()) {
      TypeElement inline = inlined(typeOf(component));
      if (inline == null) {
        continue;
      }
      if (inline.equals(root)) {
        throw new Refusal(
            record.equals(root) || recordsOf(root).contains(record) ? component : root,
            root.getSimpleName() + " contains itself: write @Boxed in front of the inner one");
      }
      if (seen.add(inline)) {
        for (TypeElement inner : recordsOf(inline)) {
          requireFinite(inner, root, seen);
        }
      }
    }
  }

  /// The `@Archive` type that lies in the object of a component, if there is one.
  private static @Nullable TypeElement inlined(TypeMirror type) {
    Marks marks = Marks.of(type);
    if (marks.isPointer() || type.getKind() != TypeKind.DECLARED || type instanceof ArrayType) {
      return null;
    }
    DeclaredType declared = (DeclaredType) type;
    TypeElement element = (TypeElement) declared.asElement();
    boolean option = element.getQualifiedName().contentEquals("java.util.Optional");
    boolean array = element.getQualifiedName().contentEquals("java.util.List") && marks.hasLength();
    if ((option || array) && !declared.getTypeArguments().isEmpty()) {
      return inlined(declared.getTypeArguments().getFirst());
    }
    return isArchive(element) ? element : null;
  }
}
