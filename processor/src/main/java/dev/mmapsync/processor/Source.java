package dev.mmapsync.processor;

import java.util.List;

/// Source that is being written, with its indentation.
final class Source {
  /// Parameters of what looks at two objects.
  static final String TWO_PLACES =
      "#Walk walk, #MemorySegment archive, long at, #MemorySegment other, long otherAt";

  private final StringBuilder text = new StringBuilder();
  private final String indentation;
  private int depth;

  /// Source with an indentation.
  Source(String indentation) {
    this.indentation = indentation;
  }

  /// Appends lines; one that ends in `{` indents what follows, one that starts with `}` ends that.
  Source add(String... lines) {
    for (String line : lines) {
      if (line.startsWith("}")) {
        depth--;
      }
      text.append(line.isEmpty() ? "" : indentation.repeat(depth)).append(line).append('\n');
      if (line.endsWith("{")) {
        depth++;
      }
    }
    return this;
  }

  /// Begins a method that overrides another.
  Source override(String signature) {
    return add("", "@#Override", "public " + signature + " {");
  }

  /// Begins a statement that returns all of several conditions, or any, one a line; ends the
  /// method.
  ///
  /// @param operator what is between them
  /// @param none what is returned where there are none
  Source returnJoined(String operator, List<String> conditions, String none) {
    if (conditions.isEmpty()) {
      return add("return " + none + ";", "}");
    }
    String separator = "\n" + indentation.repeat(depth + 2) + operator + " ";
    return add("return " + String.join(separator, conditions) + ";", "}");
  }

  /// The greatest of some expressions.
  static String max(List<String> of) {
    return of.size() == 1 ? of.getFirst() : "#Layouts.max(" + String.join(", ", of) + ")";
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
