package dev.mmapsync.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// The type map: what each use of a Java type is in an archive. The declared type decides.
///
/// Everything that has no archive is a [Refusal] at the component, with what to write instead.
final class TypeMap {
  private static final String CODECS = "dev.mmapsync.archive.runtime.Codecs.";
  private static final String LIBRARY = "dev.mmapsync.archive.runtime.LibraryCodecs.";
  private static final String VIEWS = "dev.mmapsync.archive.";

  /// What Rust does with a key.
  enum Key {
    NONE,
    HASHED,
    SORTED
  }

  /// Where a type is used.
  ///
  /// @param element what an error is reported at
  /// @param kind which kind of key it is, or is part of
  /// @param behindPointer whether the use may refer back to the type at hand
  record Use(Element element, Key kind, boolean behindPointer) {
    static Use of(Element element) {
      return new Use(element, Key.NONE, false);
    }

    /// In the key of a hash table.
    Use asKey() {
      return new Use(element, Key.HASHED, true);
    }

    /// In the key of a tree.
    Use asSortedKey() {
      return new Use(element, Key.SORTED, true);
    }

    Use behind() {
      return new Use(element, kind, true);
    }

    boolean key() {
      return kind != Key.NONE;
    }

    boolean hashed() {
      return kind == Key.HASHED;
    }

    /// Why something is in no key.
    String notInRust() {
      return "Rust does not " + (hashed() ? "hash" : "order") + " it";
    }

    Refusal refuse(String message) {
      return new Refusal(element, message);
    }
  }

  private final Names names;
  private final Set<TypeElement> keysInProgress = new HashSet<>();
  private final Set<TypeElement> resultsInProgress = new HashSet<>();

  TypeMap(Names names) {
    this.names = names;
  }

  Mapped map(TypeMirror type, Use use) {
    return map(type, Marks.of(type), use);
  }

  private Mapped map(TypeMirror type, Marks marks, Use use) {
    if (!marks.foreignNullable().isEmpty()) {
      throw use.refuse(
          "@"
              + marks.foreignNullable()
              + " is not known here: write org.jspecify.annotations.Nullable or Optional");
    }
    if (marks.elementNullable()) {
      throw use.refuse(
          "elements of an array of primitives cannot be null: for an array that may be null write"
              + " int @Nullable []");
    }
    if (marks.nullable()) {
      if (type.getKind().isPrimitive()) {
        throw use.refuse("a primitive cannot be null: write @Nullable with its box, or Optional");
      }
      if (marks.has(Marks.WEAK)) {
        return shared(type, marks.without(Marks.NULLABLE), use);
      }
      Mapped some = map(type, marks.without(Marks.NULLABLE), use);
      return new Mapped(
          CODECS + "nullable(" + some.codec() + ")",
          some.value(),
          some.nullableView(),
          some.primitive(),
          true,
          RustType.of("Option", some.rust()));
    }
    if (marks.has(Marks.WEAK)) {
      throw use.refuse("the target of a weak pointer may be gone: write @Nullable @Weak");
    }
    if (marks.has(Marks.SHARED)) {
      return shared(type, marks, use);
    }
    return marks.boxed() ? boxed(type, marks, use) : plain(type, marks, use);
  }

  /// `Rc` and `Arc`, and `Weak`, which is null where its target is gone.
  private Mapped shared(TypeMirror type, Marks marks, Use use) {
    boolean weak = marks.has(Marks.WEAK);
    String mark = weak ? "@Weak" : "@Shared";
    if (weak && marks.has(Marks.SHARED)) {
      throw use.refuse("@Shared and @Weak exclude each other");
    }
    if (weak && use.key()) {
      throw use.refuse("a weak pointer cannot be in a key, " + use.notInRust());
    }
    if (type.getKind().isPrimitive()) {
      throw use.refuse(mark + " is for objects, a primitive has no identity: drop it");
    }
    Mapped target = map(type, marks.without(Marks.SHARED, Marks.WEAK), use.behind());
    String factory = weak ? "weak(" : "shared(";
    return new Mapped(
        LIBRARY + factory + target.codec() + ")",
        target.value(),
        weak ? target.nullableView() : target.view(),
        Optional.empty(),
        weak,
        RustType.of("std::sync::" + (weak ? "Weak" : "Arc"), target.rust()));
  }

  /// `Box<str>` and `Box<[T]>` are what Rust has for boxed strings and sequences.
  private Mapped boxed(TypeMirror type, Marks marks, Use use) {
    Marks rest = marks.without(Marks.BOXED);
    Mapped target = plain(type, rest, use.behind());
    boolean sequence = type.getKind() == TypeKind.ARRAY || nameOf(type).equals("java.util.List");
    if (sequence && !marks.hasLength()) {
      return target.as(target.rust().boxed());
    }
    RustType rust = target.rust().boxed();
    if (nameOf(type).equals("java.lang.String") && !marks.has("CString")) {
      return Mapped.of(CODECS + "BOXED_STRING", target.value(), target.view(), rust);
    }
    String view = target.primitive().map(Scalar::box).orElse(target.view());
    return Mapped.of(CODECS + "boxed(" + target.codec() + ")", target.value(), view, rust);
  }

  private Mapped plain(TypeMirror type, Marks marks, Use use) {
    if (type.getKind() == TypeKind.ARRAY) {
      return array((ArrayType) type, marks, use);
    }
    Scalar scalar = Scalar.of(type.getKind()).or(() -> Scalar.ofBox(nameOf(type))).orElse(null);
    if (marks.hasLength() && !nameOf(type).equals("java.util.List")) {
      throw use.refuse("@Length is for arrays of primitives and for lists");
    }
    if (scalar != null) {
      return scalar(scalar, type.getKind().isPrimitive(), marks, use);
    }
    LibraryTypes.requireMarksFit(nameOf(type), marks, use);
    if (type.getKind() == TypeKind.TYPEVAR || type.getKind() == TypeKind.WILDCARD) {
      throw use.refuse("a type variable or wildcard has no archive: write the type itself");
    }
    if (type.getKind() != TypeKind.DECLARED) {
      throw use.refuse("no archive for " + type);
    }
    return declared((DeclaredType) type, marks, use);
  }

  private static void requireMarksFit(Scalar scalar, Marks marks, Use use) {
    LibraryTypes.requireOnly(Set.of("Unsigned", "CodePoint", "NonZero"), marks, use);
    if (marks.codePoint() && (marks.unsigned() || marks.nonZero())) {
      String other = marks.unsigned() ? "@Unsigned" : "@NonZero";
      throw use.refuse(other + " and @CodePoint exclude each other");
    }
    if ((marks.unsigned() || marks.nonZero()) && !scalar.canBeUnsigned()) {
      String mark = marks.unsigned() ? "@Unsigned" : "@NonZero";
      throw use.refuse(mark + " is for byte, short, int and long");
    }
    if (marks.codePoint() && scalar != Scalar.INT) {
      throw use.refuse("@CodePoint is for int");
    }
  }

  private static Mapped scalar(Scalar scalar, boolean primitive, Marks marks, Use use) {
    requireMarksFit(scalar, marks, use);
    if (use.key() && scalar.isFloating()) {
      throw use.refuse(
          scalar.primitive()
              + " cannot be in a key, "
              + use.notInRust()
              + ": use its bits as an integer, or a String");
    }
    String codec = scalar.codec(marks);
    RustType rust = scalar.rust(marks);
    return primitive
        ? new Mapped(codec, scalar.box(), scalar.primitive(), Optional.of(scalar), false, rust)
        : Mapped.of(codec, scalar.box(), scalar.box(), rust);
  }

  private Mapped array(ArrayType type, Marks marks, Use use) {
    TypeMirror element = type.getComponentType();
    Scalar scalar = Scalar.of(element.getKind()).orElse(null);
    if (scalar == null) {
      throw use.refuse("only arrays of primitives have an archive: write List");
    }
    requireMarksFit(scalar, marks, use);
    if (use.key()) {
      throw use.refuse(
          "an array cannot be in a key, Java compares it by identity: write List<"
              + scalar.box().substring("java.lang.".length())
              + ">");
    }
    return Mapped.of(
        CODECS + "array(" + scalar.codec(marks) + length(marks, use) + ")",
        scalar.primitive() + "[]",
        scalar.arrayView(),
        RustType.sequence(scalar.rust(marks), marks));
  }

  private static String length(Marks marks, Use use) {
    if (!marks.hasLength()) {
      return "";
    }
    if (marks.length() < 0) {
      throw use.refuse("@Length must be 0 or more");
    }
    return ", " + marks.length();
  }

  private Mapped declared(DeclaredType type, Marks marks, Use use) {
    String name = nameOf(type);
    return switch (name) {
      case "java.util.List" -> list(argument(type, 0, use), marks, use);
      case "java.util.Optional" -> optional(argument(type, 0, use), use);
      case "java.util.SortedMap", "java.util.NavigableMap", "java.util.TreeMap" ->
          SortedTypes.map(this, name, argument(type, 0, use), argument(type, 1, use), use);
      case "java.util.SortedSet", "java.util.NavigableSet", "java.util.TreeSet" ->
          SortedTypes.set(this, name, argument(type, 0, use), use);
      default ->
          HashedType.of(name)
              .map(hashed -> hashed(hashed, type, use))
              .or(() -> LibraryTypes.of(name, marks, use))
              .orElseGet(() -> user(type, name, use));
    };
  }

  private static TypeMirror argument(DeclaredType type, int index, Use use) {
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    if (arguments.size() <= index) {
      throw use.refuse("raw type: write what is in the " + type.asElement().getSimpleName());
    }
    return arguments.get(index);
  }

  private Mapped list(TypeMirror element, Marks marks, Use use) {
    // Without a length, the elements lie behind a pointer; with one, they lie in the object.
    Mapped item = map(element, marks.hasLength() ? use : use.behind());
    String value = "java.util.List<" + item.value() + ">";
    String length = length(marks, use);
    RustType rust = RustType.sequence(item.rust(), marks);
    Marks inner = Marks.of(element);
    Scalar scalar = Scalar.ofBox(nameOf(element)).orElse(null);
    if (scalar != null && !inner.isPointer() && !inner.nullable()) {
      return Mapped.of(
          CODECS + "numbers(" + item.codec() + length + ")", value, scalar.arrayView(), rust);
    }
    return Mapped.of(
        CODECS + "list(" + item.codec() + length + ")",
        value,
        VIEWS + "ArchivedList<" + item.view() + ">",
        rust);
  }

  private Mapped optional(TypeMirror some, Use use) {
    Mapped item = map(some, use);
    if (item.nullable()) {
      throw use.refuse("an Optional cannot hold null: write Optional without @Nullable");
    }
    return Mapped.of(
        CODECS + "optional(" + item.codec() + ")",
        "java.util.Optional<" + item.value() + ">",
        "java.util.Optional<" + item.view() + ">",
        RustType.of("Option", item.rust()));
  }

  private Mapped hashed(HashedType hashed, DeclaredType type, Use use) {
    if (use.key()) {
      throw use.refuse(
          (hashed.isMap() ? "a Map" : "a Set") + " cannot be in a key, " + use.notInRust());
    }
    TypeMirror keyType = argument(type, 0, use);
    Mapped key = map(keyType, use.asKey());
    String kind = kindOfKey(keyType, key);
    return hashed.isMap()
        ? hashed.map(kind, key, map(argument(type, 1, use), use.behind()))
        : hashed.set(kind, key);
  }

  /// Which kind of map looks such keys up in place, or empty.
  static String kindOfKey(TypeMirror type, Mapped key) {
    Marks marks = Marks.of(type);
    if (key.nullable()) {
      return "";
    }
    return switch (nameOf(type)) {
      case "java.lang.String" -> marks.has(Marks.SHARED) || marks.has("CString") ? "" : "String";
      case "java.lang.Long" -> marks.isPointer() ? "" : "Long";
      case "java.lang.Integer" -> marks.isPointer() ? "" : "Int";
      default -> "";
    };
  }

  private Mapped user(DeclaredType type, String name, Use use) {
    TypeElement element = (TypeElement) type.asElement();
    if (!Declarations.isArchive(element)) {
      throw use.refuse("no archive for " + name + ": " + Alternatives.to(element));
    }
    if (use.key()) {
      requireKey(element, use);
    }
    String view = names.qualifiedViewOf(element);
    String codec =
        use.behindPointer()
            ? CODECS + "lazy(" + view + "::archiveCodec)"
            : view + ".archiveCodec()";
    boolean isEnum = element.getKind() == ElementKind.ENUM;
    RustType rust =
        Declarations.isResult(element) ? result(element, use) : new RustType.Declared(element);
    return Mapped.of(codec, name, isEnum ? name : view, rust);
  }

  /// `Result<T, E>`, which has no name of its own.
  private RustType result(TypeElement type, Use use) {
    if (!resultsInProgress.add(type)) {
      throw use.refuse("a Result cannot contain itself: drop @Result of " + type.getSimpleName());
    }
    try {
      RustType[] parts =
          Declarations.variantsOf(type).stream()
              .flatMap(variant -> partOf(variant, use))
              .toArray(RustType[]::new);
      return RustType.of("Result", parts);
    } finally {
      resultsInProgress.remove(type);
    }
  }

  private Stream<RustType> partOf(TypeElement variant, Use use) {
    return variant.getRecordComponents().isEmpty()
        ? Stream.of(RustType.of("()"))
        : variant.getRecordComponents().stream()
            .map(component -> map(Declarations.typeOf(component), use.behind()).rust());
  }

  /// Refuses a type that Rust does not hash, or hashes in two ways, or does not order.
  private void requireKey(TypeElement type, Use use) {
    if (!keysInProgress.add(type)) {
      return;
    }
    try {
      if (use.hashed()
          && Declarations.hasSeveralVariants(type)
          && !Declarations.isRepr(type)
          && !Declarations.isResult(type)) {
        throw use.refuse(
            type.getSimpleName()
                + " cannot be in a key, Rust hashes an enum in two ways: declare the Rust enum"
                + " #[repr(u8)] and mark this one @Repr");
      }
      for (TypeElement record : Declarations.recordsOf(type)) {
        for (RecordComponentElement component : record.getRecordComponents()) {
          requirePartOfKey(component, record, use);
        }
      }
    } finally {
      keysInProgress.remove(type);
    }
  }

  private void requirePartOfKey(RecordComponentElement component, TypeElement record, Use use) {
    try {
      map(Declarations.typeOf(component), new Use(use.element(), use.kind(), true));
    } catch (Refusal e) {
      String where = record.getSimpleName() + "." + component.getSimpleName();
      throw use.refuse(e.getMessage() + " (" + where + ")");
    }
  }

  /// What is wrong with the components of a type, one refusal for each that has no archive.
  List<Refusal> refusalsOf(TypeElement type) {
    List<Refusal> refusals = new ArrayList<>();
    for (TypeElement record : Declarations.recordsOf(type)) {
      for (RecordComponentElement component : record.getRecordComponents()) {
        try {
          map(Declarations.typeOf(component), Use.of(component));
        } catch (Refusal e) {
          refusals.add(e);
        }
      }
    }
    return refusals;
  }

  /// Whether values of a type can be keys of a kind.
  boolean isKey(TypeElement type, Key kind) {
    try {
      requireKey(type, new Use(type, kind, true));
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private static String nameOf(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString()
        : "";
  }
}
