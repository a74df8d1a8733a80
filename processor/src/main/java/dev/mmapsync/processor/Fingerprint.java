package dev.mmapsync.processor;

import dev.mmapsync.archive.runtime.Description;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.TypeElement;

/// The fingerprint of a type at compile time: the same words as those that generated code says of
/// itself at run time, so that Rust source can hold it as a constant.
final class Fingerprint {
  private final RustItems items;
  private final Description out = new Description();

  private Fingerprint(RustItems items) {
    this.items = items;
  }

  /// What `TYPE.fingerprint()` of a type will be.
  static long of(TypeElement type, RustItems items) {
    Fingerprint fingerprint = new Fingerprint(items);
    fingerprint.named(type);
    return fingerprint.out.fingerprint();
  }

  private void named(TypeElement type) {
    RustItem item = items.get(type);
    String kind = item.isStruct() ? "struct " : "enum ";
    if (!out.begin(type, kind + type.getSimpleName())) {
      return;
    }
    if (item.isStruct()) {
      fields(item.variants().getFirst());
      return;
    }
    String separator = "{";
    for (RustItem.Variant variant : item.variants()) {
      out.add(separator).add(variant.name());
      fields(variant);
      separator = ",";
    }
    out.add("}");
  }

  private void fields(RustItem.Variant variant) {
    String separator = variant.tuple() ? "(" : "{";
    for (RustItem.Field field : variant.fields()) {
      out.add(separator + (variant.tuple() ? "" : field.name() + ":"));
      type(field.type());
      separator = ",";
    }
    if (!variant.fields().isEmpty()) {
      out.add(variant.tuple() ? ")" : "}");
    }
  }

  private void type(RustType type) {
    switch (type) {
      case RustType.Declared declared -> named(declared.type());
      case RustType.Array array -> {
        out.add("[");
        type(array.item());
        out.add(";" + array.length() + "]");
      }
      case RustType.Slice slice -> type(slice.item());
      case RustType.Known known -> {
        // A boxed slice has the archive of a vector, and is described as one.
        List<RustType> arguments = known.arguments();
        boolean slice = !arguments.isEmpty() && arguments.getFirst() instanceof RustType.Slice;
        out.add(slice ? "vec" : known.name().toLowerCase(Locale.ROOT));
        String separator = "<";
        for (RustType argument : arguments) {
          out.add(separator);
          type(argument);
          separator = ",";
        }
        out.add(arguments.isEmpty() ? "" : ">");
      }
    }
  }
}
