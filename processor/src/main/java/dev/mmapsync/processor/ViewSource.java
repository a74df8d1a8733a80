package dev.mmapsync.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/// Writes the archived view of a record, an enum or a sealed interface.
final class ViewSource {
  private final TypeElement type;
  private final Names names;
  private final TypeMap types;
  private final Source out = new Source("  ");
  private final String value;
  private final String view;

  ViewSource(TypeElement type, Names names, TypeMap types) {
    this.type = type;
    this.names = names;
    this.types = types;
    this.value = type.getQualifiedName().toString();
    this.view = names.viewOf(type);
  }

  /// The source of the class.
  String write() {
    switch (type.getKind()) {
      case RECORD -> record();
      case ENUM -> constants();
      default -> variants();
    }
    return names.importsOf(type, declared()).complete(out.toString());
  }

  /// The simple names that mean something in the class.
  private Set<String> declared() {
    Set<String> declared = new HashSet<>(Declarations.CLASSES);
    declared.add(view);
    declared.addAll(List.of("TYPE", "CODEC", "INSTANCE", "ALIGN", "SIZE", "COUNT", "TAG"));
    if (Declarations.isSealed(type)) {
      Declarations.variantsOf(type).forEach(v -> declared.add(v.getSimpleName().toString()));
    }
    return declared;
  }

  private void head(String what, String kind) {
    out.add(
        "/// " + what,
        "///",
        "/// It refers to the bytes of an archive and copies nothing. It belongs to a snapshot:"
            + " what is",
        "/// read after that was closed is undefined. Bytes that are malformed give an",
        "/// [dev.mmapsync.archive.ArchiveException]. Immutable, for any number of threads.",
        "@#Generated",
        "@#SuppressWarnings({\"deprecation\", \"removal\"})",
        Names.visibility(type) + kind + " {");
  }

  /// The constants that every generated class has.
  private void type(String rootView, String rootFactory, String codecView, String codec) {
    String name = type.getSimpleName().toString();
    out.add(
        "/// How values of [" + value + "] are archived.",
        "public static final #ArchiveType<" + value + ", " + rootView + "> TYPE =",
        "    new #RootType<>(\"" + name + "\", " + codec + ", " + rootFactory + ");",
        "",
        "/// For generated code.",
        "public static #Codec<" + value + ", " + codecView + "> archiveCodec() {",
        "return " + codec + ";",
        "}");
  }

  private void fields(String owner) {
    out.add(
        "",
        "final #MemorySegment archive;",
        "final long at;",
        "",
        "private " + owner + "(#MemorySegment archive, long at) {",
        "this.archive = archive;",
        "this.at = at;",
        "}");
  }

  /// `deserialize` and the methods of `Object`, by the content.
  private void content(String owner, String codec) {
    out.add(
        "",
        "/// A copy as a [" + value + "].",
        "public " + value + " deserialize() {",
        "return #Contents.deserialize(" + codec + ", archive, at);",
        "}");
    out.override("boolean equals(#Object other)")
        .add(
            "return other instanceof " + owner + " that",
            "    && #Contents.equal(" + codec + ", archive, at, that.archive, that.at);",
            "}");
    out.override("int hashCode()").add("return #Contents.hash(" + codec + ", archive, at);", "}");
    out.override("#String toString()")
        .add("return #Contents.print(" + codec + ", archive, at);", "}");
  }

  private List<Component> components(TypeElement record) {
    List<Component> components = new ArrayList<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      // Variants of an interface that is compiled already have no element here to report at.
      Mapped mapped = types.map(Declarations.typeOf(component), TypeMap.Use.of(component));
      components.add(new Component(name, mapped, record.getSimpleName() + "." + name));
    }
    return components;
  }

  // ---- records

  private void record() {
    boolean newtype = Declarations.isNewtype(type);
    head("A [" + value + "] in an archive.", "final class " + view);
    type(view, view + "::new", view, "Layout.INSTANCE");
    fields(view);
    LayoutSource layout = new LayoutSource(out, value, view, view, components(type));
    layout.accessors();
    content(view, "Layout.INSTANCE");
    layout.write(
        "0",
        newtype,
        types.isKey(type, TypeMap.Key.HASHED),
        types.isKey(type, TypeMap.Key.SORTED),
        () -> {
          out.add("if (out.begin(this, \"struct " + type.getSimpleName() + "\")) {");
          layout.describeComponents(newtype);
          out.add("}");
        });
    out.add("}");
  }

  // ---- enums

  private void constants() {
    head(
        "A [" + value + "] as the root of an archive; elsewhere it is read as the enum itself.",
        "final class " + view);
    out.add(
        "private static final #Codec<" + value + ", " + value + "> CODEC =",
        "    new #EnumCodec<>(\"" + type.getSimpleName() + "\", #List.of(" + value + ".values()));",
        "");
    type(view, view + "::new", value, "CODEC");
    fields(view);
    out.add("", "/// The constant.", "public " + value + " value() {");
    out.add("return CODEC.view(archive, at);", "}");
    content(view, "CODEC");
    out.add("}");
  }

  // ---- sealed interfaces

  private void variants() {
    List<TypeElement> variants = Declarations.variantsOf(type);
    head(
        "A [" + value + "] in an archive: one of its variants, for a pattern `switch`.",
        "abstract sealed class " + view);
    type(view + ".Root", "Root::new", view, "Layout.INSTANCE");
    fields(view);
    content(view, "Layout.INSTANCE");
    boolean hashed = types.isKey(type, TypeMap.Key.HASHED);
    boolean sorted = types.isKey(type, TypeMap.Key.SORTED);
    for (TypeElement variant : variants) {
      variant(variant, "#Layouts.tagSize(" + variants.size() + ")", hashed, sorted);
    }
    root();
    new VariantsSource(out, type, view, variants).write(hashed, sorted);
    out.add("}");
  }

  private void variant(TypeElement variant, String tagSize, boolean hashed, boolean sorted) {
    String name = variant.getSimpleName().toString();
    String record = variant.getQualifiedName().toString();
    out.add(
        "",
        "/// The variant [" + record + "].",
        "public static final class " + name + " extends " + view + " {",
        "private " + name + "(#MemorySegment archive, long at) {",
        "super(archive, at);",
        "}");
    LayoutSource layout =
        new LayoutSource(out, record, view + "." + name, name, components(variant));
    layout.accessors();
    out.override(record + " deserialize()")
        .add("return #Contents.deserialize(Layout.INSTANCE, archive, at);", "}");
    boolean newtype = Declarations.isNewtype(variant);
    layout.write(
        tagSize,
        newtype,
        hashed,
        sorted,
        () -> {
          if (Declarations.isResult(type)) {
            layout.describeResult();
          } else {
            out.add("out.add(\"" + name + "\");");
            layout.describeComponents(newtype);
          }
        });
    out.add("}");
  }

  /// The root cannot be a variant: which one it is is content, and the view of a root is shared.
  private void root() {
    out.add(
        "", "/// A [" + value + "] as the root of an archive.", "public static final class Root {");
    fields("Root");
    out.add(
        "",
        "/// The variant that it is now.",
        "public " + view + " value() {",
        "return Layout.INSTANCE.view(archive, at);",
        "}");
    content("Root", "Layout.INSTANCE");
    out.add("}");
  }
}
