package dev.mmapsync.processor;

/// Source that is being written, with its indentation.
final class Source {
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
    return add("", "@Override", "public " + signature + " {");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
