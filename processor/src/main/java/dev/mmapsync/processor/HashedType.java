package dev.mmapsync.processor;

import java.util.Locale;
import java.util.Optional;

/// A map or set by hash: what its class in Java is in Rust, and by which code it is read and
/// written.
///
/// @param name the class in Java
/// @param order what its views have in their names for the order that they keep, or nothing
/// @param codecs the class that makes its codecs
/// @param finish the first argument of those that do, or nothing
/// @param rust the type in Rust
record HashedType(String name, String order, String codecs, String finish, String rust) {
  private static final String RUNTIME = "dev.mmapsync.archive.runtime.";
  private static final String VIEWS = "dev.mmapsync.archive.Archived";
  private static final String MAP = "Map";
  private static final String SET = "Set";

  /// What a class is, if it is one of these.
  static Optional<HashedType> of(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "java.util.Map" -> byHash(name, "std::collections::HashMap");
          case "java.util.Set" -> byHash(name, "std::collections::HashSet");
          case "java.util.SequencedMap" -> inOrder(name, "sequencedMap", "indexmap::IndexMap");
          case "java.util.LinkedHashMap" -> inOrder(name, "linkedMap", "indexmap::IndexMap");
          case "java.util.SequencedSet" -> inOrder(name, "sequencedSet", "indexmap::IndexSet");
          case "java.util.LinkedHashSet" -> inOrder(name, "linkedSet", "indexmap::IndexSet");
          default -> null;
        });
  }

  private static HashedType byHash(String name, String rust) {
    return new HashedType(name, "", RUNTIME + "Codecs.", "", rust);
  }

  private static HashedType inOrder(String name, String finish, String rust) {
    String codecs = RUNTIME + "IndexCodecs.";
    return new HashedType(name, "Index", codecs, codecs + finish + "(), ", rust);
  }

  boolean isMap() {
    return name.endsWith(MAP);
  }

  private String factory(String kind) {
    String noun = isMap() ? MAP : SET;
    String factory =
        kind.isEmpty() ? noun.toLowerCase(Locale.ROOT) : kind.toLowerCase(Locale.ROOT) + noun;
    return codecs + factory + "(" + finish;
  }

  private String view(String kind) {
    return VIEWS + (kind.isEmpty() ? "Key" : kind) + order + (isMap() ? MAP : SET);
  }

  /// A map of these.
  ///
  /// @param kind the kind of its keys, as views name it; empty for any
  Mapped map(String kind, Mapped key, Mapped value) {
    String viewOfKey = kind.isEmpty() ? key.value() + ", " + key.view() + ", " : "";
    return Mapped.of(
        factory(kind) + key.codec() + ", " + value.codec() + ")",
        name + "<" + key.value() + ", " + value.value() + ">",
        view(kind) + "<" + viewOfKey + value.view() + ">",
        RustType.of(rust, key.rust(), value.rust()));
  }

  /// A set of these.
  ///
  /// @param kind the kind of its elements, as views name it; empty for any
  Mapped set(String kind, Mapped key) {
    return Mapped.of(
        factory(kind) + key.codec() + ")",
        name + "<" + key.value() + ">",
        view(kind) + (kind.isEmpty() ? "<" + key.value() + ", " + key.view() + ">" : ""),
        RustType.of(rust, key.rust()));
  }
}
