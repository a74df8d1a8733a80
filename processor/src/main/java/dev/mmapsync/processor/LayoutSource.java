package dev.mmapsync.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Writes the layout of a record, or of a variant of an enum with data: a codec in a nested class
/// `Layout` without state, with its offsets and the codecs of its components as constants.
///
/// Sizes of other types are asked for when the class is initialised: a constant would be copied
/// into this class by the compiler, and go stale when the other jar is replaced.
final class LayoutSource {
  private final Source out;
  private final String value;
  private final String view;
  private final String printed;
  private final List<Component> components;

  /// What the layout is of.
  ///
  /// @param value the record
  /// @param view the view
  /// @param printed the name that `toString` prints
  LayoutSource(Source out, String value, String view, String printed, List<Component> components) {
    this.out = out;
    this.value = value;
    this.view = view;
    this.printed = printed;
    this.components = components;
  }

  /// Writes the class.
  ///
  /// @param tagSize expression of the size of what lies before the components
  /// @param hashed whether it can be in the key of a hash table
  /// @param sorted whether it can be in the key of a tree
  /// @param describe statements that describe the layout
  void write(String tagSize, boolean newtype, boolean hashed, boolean sorted, Runnable describe) {
    out.add(
        "",
        "private static final class Layout implements #Codec<" + value + ", " + view + "> {",
        "static final Layout INSTANCE = new Layout();");
    constants(tagSize);
    sizes();
    writing();
    reading();
    content(newtype);
    out.override("void describe(#Description out)");
    describe.run();
    out.add("}");
    if (hashed) {
      keys();
    }
    if (sorted) {
      sortedKeys();
    }
    out.add("}");
  }

  private void constants(String tagSize) {
    String end = tagSize;
    List<String> aligns = new ArrayList<>();
    aligns.add(tagSize.equals("0") ? "1" : tagSize);
    for (Component c : components) {
      if (c.mapped().primitive().isEmpty()) {
        String type = c.mapped().value();
        out.add(
            "static final #Codec<" + type + ", " + c.mapped().view() + "> " + c.codec() + " =",
            "    " + c.mapped().codec() + ";");
      }
      String codec = c.codec();
      out.add(
          "static final long " + c.at() + " = #Layouts.up(" + end + ", " + codec + ".align());");
      end = c.at() + " + " + codec + ".size()";
      aligns.add(codec + ".align()");
    }
    out.add(
        "static final long ALIGN = " + Source.max(aligns) + ";",
        "static final long SIZE = #Layouts.up(" + end + ", ALIGN);");
  }

  private void sizes() {
    out.override("long size()").add("return SIZE;", "}");
    out.override("long align()").add("return ALIGN;", "}");
    out.override("boolean hasDependencies()")
        .returnJoined(
            "||",
            components.stream()
                .filter(c -> c.mapped().primitive().isEmpty())
                .map(c -> c.codec() + ".hasDependencies()")
                .toList(),
            "false");
    out.override("boolean alwaysValid()")
        .returnJoined("&&", each(c -> c.codec() + ".alwaysValid()"), "true");
  }

  private List<String> each(Function<Component, String> text) {
    return components.stream().map(text).toList();
  }

  private void writing() {
    out.override("void serialize(" + value + " value, #ArchiveWriter out)");
    for (Component c : components) {
      if (c.mapped().primitive().isEmpty()) {
        out.add(c.codec() + ".serialize(" + c.presentValue() + ", out);");
      }
    }
    out.add("}");
    out.override("void resolve(" + value + " value, #ArchiveWriter out, long at)");
    for (Component c : components) {
      String at = "at + " + c.at();
      String read = "value." + c.name() + "()";
      if (c.mapped().primitive().isEmpty()) {
        out.add(c.codec() + ".resolve(" + read + ", out, " + at + ");");
      } else {
        String setter =
            c.codec().endsWith(".CODE_POINT")
                ? "CodePoint"
                : c.mapped().primitive().orElseThrow().accessor();
        String valid =
            c.codec().contains(".NON_ZERO_") ? "#NonZeroCodec.require(" + read + ")" : read;
        out.add("out.set" + setter + "(" + at + ", " + valid + ");");
      }
    }
    out.add("}");
  }

  private void reading() {
    out.override(view + " view(#MemorySegment archive, long at)")
        .add("return new " + view + "(archive, at);", "}");
    out.override("void check(#ArchiveCheck check, long at)");
    for (Component c : components) {
      out.add(c.codec() + ".check(check, at + " + c.at() + ");");
    }
    out.add("}");
    out.override(value + " deserialize(#Walk walk, #MemorySegment archive, long at)");
    if (components.isEmpty()) {
      out.add("return new " + value + "();", "}");
    } else {
      out.add("return new " + value + "(");
      List<String> arguments = each(LayoutSource::deserialized);
      for (String argument : arguments.subList(0, arguments.size() - 1)) {
        out.add("    " + argument + ",");
      }
      out.add("    " + arguments.getLast() + ");", "}");
    }
    out.override(value + " fromView(" + view + " view)").add("return view.deserialize();", "}");
  }

  /// Arguments for [Source#TWO_PLACES].
  private static String inTwoPlaces(Component c) {
    return "walk, archive, at + " + c.at() + ", other, otherAt + " + c.at();
  }

  private static String deserialized(Component c) {
    return c.mapped()
        .primitive()
        .map(scalar -> "#Fields.get" + scalar.accessor() + "(archive, at + " + c.at() + ")")
        .orElse(c.codec() + ".deserialize(walk, archive, at + " + c.at() + ")");
  }

  private void content(boolean newtype) {
    out.override("boolean equal(" + Source.TWO_PLACES + ")")
        .returnJoined("&&", each(c -> c.codec() + ".equal(" + inTwoPlaces(c) + ")"), "true");
    out.override("int hash(#Walk walk, #MemorySegment archive, long at)").add("int hash = 0;");
    for (Component c : components) {
      out.add("hash = 31 * hash + " + c.codec() + ".hash(walk, archive, at + " + c.at() + ");");
    }
    out.add("return hash;", "}");
    out.override("void print(#StringBuilder out, #Walk walk, #MemorySegment archive, long at)")
        .add("out.append(\"" + printed + "\");");
    String separator = newtype ? "(" : " { ";
    for (Component c : components) {
      String label = newtype ? "" : c.name() + ": ";
      out.add(
          "out.append(\"" + separator + label + "\");",
          c.codec() + ".print(out, walk, archive, at + " + c.at() + ");");
      separator = ", ";
    }
    if (!components.isEmpty()) {
      out.add("out.append(\"" + (newtype ? ")" : " }") + "\");");
    }
    out.add("}");
  }

  /// Statements that describe the components.
  void describeComponents(boolean newtype) {
    String separator = newtype ? "(" : "{";
    for (Component c : components) {
      String label = newtype ? "" : c.name() + ":";
      out.add("out.add(\"" + separator + label + "\").add(" + c.codec() + ");");
      separator = ",";
    }
    if (!components.isEmpty()) {
      out.add("out.add(\"" + (newtype ? ")" : "}") + "\");");
    }
  }

  /// Statements that describe the only component, or the lack of one, without its name.
  void describeResult() {
    String type = components.isEmpty() ? "\"()\"" : components.getFirst().codec();
    out.add("out.add(" + type + ");");
  }

  private void keys() {
    out.override("void feed(" + value + " value, #Feed feed)");
    for (Component c : components) {
      out.add(c.codec() + ".feed(" + c.presentValue() + ", feed);");
    }
    out.add("}");
    out.override("void feed(#MemorySegment archive, long at, #Feed feed)");
    for (Component c : components) {
      out.add(c.codec() + ".feed(archive, at + " + c.at() + ", feed);");
    }
    out.add("}");
  }

  /// By components, in order.
  private void sortedKeys() {
    out.override("int compare(" + value + " a, " + value + " b)");
    byComponents(c -> c.presentValue("a") + ", " + c.presentValue("b"));
    out.override("int compare(" + value + " key, #MemorySegment archive, long at)");
    byComponents(c -> c.presentValue("key") + ", archive, at + " + c.at());
    out.override("int compare(" + Source.TWO_PLACES + ")");
    byComponents(LayoutSource::inTwoPlaces);
  }

  private void byComponents(Function<Component, String> arguments) {
    if (components.isEmpty()) {
      out.add("return 0;", "}");
      return;
    }
    List<String> orders = each(c -> c.codec() + ".compare(" + arguments.apply(c) + ")");
    String start = "int order = ";
    for (String order : orders.subList(0, orders.size() - 1)) {
      out.add(start + order + ";", "if (order != 0) {", "return order;", "}");
      start = "order = ";
    }
    out.add("return " + orders.getLast() + ";", "}");
  }

  /// Writes an accessor for each component.
  void accessors() {
    for (Component c : components) {
      String reader =
          c.mapped()
              .primitive()
              .map(scalar -> "#Fields.get" + scalar.accessor())
              .orElse("Layout." + c.codec() + ".view");
      out.add(
          "",
          "/// The component `" + c.name() + "`, read where it lies.",
          "public " + c.mapped().view() + " " + c.name() + "() {",
          "return " + reader + "(archive, at + Layout." + c.at() + ");",
          "}");
    }
  }
}
