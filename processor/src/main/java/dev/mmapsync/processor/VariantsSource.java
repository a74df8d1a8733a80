package dev.mmapsync.processor;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.TypeElement;

/// Writes the layout of an enum with data: a tag, and then the layout of one of its variants.
final class VariantsSource {
  private final Source out;
  private final TypeElement type;
  private final String value;
  private final String name;
  private final String view;
  private final List<TypeElement> variants;

  VariantsSource(Source out, TypeElement type, String view, List<TypeElement> variants) {
    this.out = out;
    this.type = type;
    this.value = type.getQualifiedName().toString();
    this.name = type.getSimpleName().toString();
    this.view = view;
    this.variants = variants;
  }

  /// Writes the class.
  ///
  /// @param hashed whether it can be in the key of a hash table
  /// @param sorted whether it can be in the key of a tree
  void write(boolean hashed, boolean sorted) {
    int count = variants.size();
    out.add(
        "",
        "private static final class Layout implements #Codec<" + value + ", " + view + "> {",
        "static final Layout INSTANCE = new Layout();",
        "static final int COUNT = " + count + ";",
        "static final int TAG = #Layouts.tagSize(COUNT);",
        "static final long ALIGN = " + max("ALIGN") + ";",
        "static final long SIZE = #Layouts.up(" + max("SIZE") + ", ALIGN);");
    out.override("long size()").add("return SIZE;", "}");
    out.override("long align()").add("return ALIGN;", "}");
    out.override("boolean hasDependencies()")
        .returnJoined("||", each(i -> instance(i) + ".hasDependencies()"), "false");
    out.override("boolean alwaysValid()").add("return false;", "}");
    out.add(
        "",
        "private static int tag(#MemorySegment archive, long at) {",
        "return #Layouts.tag(archive, at, TAG, COUNT);",
        "}");
    writing();
    reading();
    content();
    if (hashed) {
      keys(Declarations.isResult(type));
    }
    if (sorted) {
      sortedKeys();
    }
    out.add("}");
  }

  private String layout(int i) {
    return variants.get(i).getSimpleName() + ".Layout";
  }

  private String instance(int i) {
    return layout(i) + ".INSTANCE";
  }

  private String max(String constant) {
    return Source.max(each(i -> layout(i) + "." + constant));
  }

  private List<String> each(IntFunction<String> text) {
    return IntStream.range(0, variants.size()).mapToObj(text).toList();
  }

  /// A switch over the variants of a value.
  private void overValue(IntFunction<String[]> each) {
    out.add("switch (value) {");
    for (int i = 0; i < variants.size(); i++) {
      String start = "case " + variants.get(i).getQualifiedName() + " variant -> ";
      String[] statements = each.apply(i);
      if (statements.length == 1) {
        out.add(start + statements[0]);
      } else {
        out.add(start + "{").add(statements).add("}");
      }
    }
    out.add("}");
  }

  /// A switch over the tag at `at`.
  private void overTag(String start, IntFunction<String> each) {
    out.add(start + "switch (tag(archive, at)) {");
    for (int i = 0; i < variants.size(); i++) {
      String label = i == variants.size() - 1 ? "default" : "case " + i;
      out.add(label + " -> " + each.apply(i) + ";");
    }
    out.add(start.isEmpty() ? "}" : "};");
  }

  private void writing() {
    out.override("void serialize(" + value + " value, #ArchiveWriter out)");
    overValue(i -> new String[] {instance(i) + ".serialize(variant, out);"});
    out.add("}");
    out.override("void resolve(" + value + " value, #ArchiveWriter out, long at)");
    overValue(
        i ->
            new String[] {
              "#Layouts.setTag(out, at, " + i + ", COUNT);",
              instance(i) + ".resolve(variant, out, at);"
            });
    out.add("}");
  }

  private void reading() {
    out.override(view + " view(#MemorySegment archive, long at)");
    overTag(
        "return ", i -> "new " + view + "." + variants.get(i).getSimpleName() + "(archive, at)");
    out.add("}");
    out.override("void check(#ArchiveCheck check, long at)")
        .add("#MemorySegment archive = check.archive();");
    overTag("", i -> instance(i) + ".check(check, at)");
    out.add("}");
    out.override(value + " deserialize(#Walk walk, #MemorySegment archive, long at)");
    overTag("return ", i -> instance(i) + ".deserialize(walk, archive, at)");
    out.add("}");
    out.override(value + " fromView(" + view + " view)").add("return view.deserialize();", "}");
  }

  private void content() {
    out.override("boolean equal(" + Source.TWO_PLACES + ")")
        .add("if (tag(archive, at) != tag(other, otherAt)) {", "return false;", "}");
    overTag("return ", i -> instance(i) + ".equal(walk, archive, at, other, otherAt)");
    out.add("}");
    out.override("int hash(#Walk walk, #MemorySegment archive, long at)");
    overTag("return ", i -> i + " + 31 * " + instance(i) + ".hash(walk, archive, at)");
    out.add("}");
    out.override("void print(#StringBuilder out, #Walk walk, #MemorySegment archive, long at)");
    overTag("", i -> instance(i) + ".print(out, walk, archive, at)");
    out.add("}");
    describe();
  }

  private void describe() {
    boolean result = Declarations.isResult(type);
    out.override("void describe(#Description out)");
    if (!result) {
      out.add("if (out.begin(this, \"enum " + name + "\")) {");
    }
    String separator = result ? "result<" : "{";
    for (int i = 0; i < variants.size(); i++) {
      out.add("out.add(\"" + separator + "\").add(" + instance(i) + ");");
      separator = ",";
    }
    out.add("out.add(\"" + (result ? ">" : "}") + "\");", "}", result ? "" : "}");
  }

  private void keys(boolean result) {
    String rest = result ? "feedResult(" : "feedTag(";
    String end = result ? ", feed);" : ", COUNT, feed);";
    out.override("void feed(" + value + " value, #Feed feed)");
    overValue(
        i -> new String[] {"#Layouts." + rest + i + end, instance(i) + ".feed(variant, feed);"});
    out.add("}");
    out.override("void feed(#MemorySegment archive, long at, #Feed feed)")
        .add("#Layouts." + rest + "tag(archive, at)" + end);
    overTag("", i -> instance(i) + ".feed(archive, at, feed)");
    out.add("}");
  }

  /// By variants, in order, and then by what is in them.
  private void sortedKeys() {
    out.add("", "private static int index(" + value + " value) {", "return switch (value) {");
    for (int i = 0; i < variants.size(); i++) {
      out.add("case " + variants.get(i).getQualifiedName() + " _ -> " + i + ";");
    }
    out.add("};", "}");
    out.override("int compare(" + value + " a, " + value + " b)");
    sameVariant("index(a)", "index(b)");
    out.add("return switch (a) {");
    for (int i = 0; i < variants.size(); i++) {
      String name = variants.get(i).getQualifiedName().toString();
      out.add(
          "case " + name + " variant -> " + instance(i) + ".compare(variant, (" + name + ") b);");
    }
    out.add("};", "}");
    out.override("int compare(" + value + " key, #MemorySegment archive, long at)");
    sameVariant("index(key)", "tag(archive, at)");
    out.add("return switch (key) {");
    for (int i = 0; i < variants.size(); i++) {
      String name = variants.get(i).getQualifiedName().toString();
      out.add("case " + name + " variant -> " + instance(i) + ".compare(variant, archive, at);");
    }
    out.add("};", "}");
    out.override("int compare(" + Source.TWO_PLACES + ")");
    sameVariant("tag(archive, at)", "tag(other, otherAt)");
    overTag("return ", i -> instance(i) + ".compare(walk, archive, at, other, otherAt)");
    out.add("}");
  }

  private void sameVariant(String first, String second) {
    out.add("int order = #Integer.compare(" + first + ", " + second + ");");
    out.add("if (order != 0) {", "return order;", "}");
  }
}
