package dev.mmapsync.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/// What an `@Archive` type declares: a struct, or an enum with its variants. Names are those of
/// Java.
///
/// @param type the type
/// @param variants the variants; of a struct, itself
record RustItem(TypeElement type, List<Variant> variants) {

  /// A struct, or a variant of an enum.
  ///
  /// @param tuple whether its fields have no names
  record Variant(String name, List<Field> fields, boolean tuple) {}

  /// A field, or the one of a tuple.
  record Field(String name, RustType type) {}

  static RustItem of(TypeElement type, TypeMap types) {
    List<Variant> variants =
        type.getKind() == ElementKind.ENUM
            ? Declarations.constantsOf(type).stream()
                .map(name -> new Variant(name, List.of(), false))
                .toList()
            : Declarations.recordsOf(type).stream().map(record -> variant(record, types)).toList();
    return new RustItem(type, variants);
  }

  private static Variant variant(TypeElement record, TypeMap types) {
    List<Field> fields =
        record.getRecordComponents().stream().map(component -> field(component, types)).toList();
    return new Variant(record.getSimpleName().toString(), fields, Declarations.isNewtype(record));
  }

  private static Field field(RecordComponentElement component, TypeMap types) {
    Mapped mapped = types.map(Declarations.typeOf(component), TypeMap.Use.of(component));
    return new Field(component.getSimpleName().toString(), mapped.rust());
  }

  boolean isStruct() {
    return type.getKind() == ElementKind.RECORD;
  }

  boolean isRepr() {
    return Declarations.isRepr(type);
  }

  /// The types of all fields.
  Stream<RustType> fieldTypes() {
    return variants.stream().flatMap(variant -> variant.fields().stream()).map(Field::type);
  }
}
