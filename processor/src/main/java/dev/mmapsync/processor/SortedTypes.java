package dev.mmapsync.processor;

import java.util.Locale;
import javax.lang.model.type.TypeMirror;

/// Sorted maps and sets: `BTreeMap` and `BTreeSet`, whose keys Rust orders.
final class SortedTypes {
  private static final String CODECS = "dev.mmapsync.archive.runtime.SortedCodecs.";
  private static final String VIEWS = "dev.mmapsync.archive.Archived";

  private SortedTypes() {}

  /// A `SortedMap`, `NavigableMap` or `TreeMap`, by its name.
  static Mapped map(
      TypeMap types, String name, TypeMirror keyType, TypeMirror valueType, TypeMap.Use use) {
    requireNoKey(name, use);
    Mapped key = types.map(keyType, use.asSortedKey());
    Mapped value = types.map(valueType, use.behind());
    String kind = TypeMap.kindOfKey(keyType, key);
    String view =
        kind.isEmpty()
            ? "KeySortedMap<" + key.value() + ", " + key.view() + ", " + value.view() + ">"
            : kind + "SortedMap<" + value.view() + ">";
    String factory = kind.isEmpty() ? "map(" : kind.toLowerCase(Locale.ROOT) + "Map(";
    return Mapped.of(
        CODECS + factory + key.codec() + ", " + value.codec() + ")",
        name + "<" + key.value() + ", " + value.value() + ">",
        VIEWS + view,
        RustType.of("std::collections::BTreeMap", key.rust(), value.rust()));
  }

  /// A `SortedSet`, `NavigableSet` or `TreeSet`, by its name.
  static Mapped set(TypeMap types, String name, TypeMirror elementType, TypeMap.Use use) {
    requireNoKey(name, use);
    Mapped key = types.map(elementType, use.asSortedKey());
    String kind = TypeMap.kindOfKey(elementType, key);
    String view =
        kind.isEmpty()
            ? "KeySortedSet<" + key.value() + ", " + key.view() + ">"
            : kind + "SortedSet";
    String factory = kind.isEmpty() ? "set(" : kind.toLowerCase(Locale.ROOT) + "Set(";
    return Mapped.of(
        CODECS + factory + key.codec() + ")",
        name + "<" + key.value() + ">",
        VIEWS + view,
        RustType.of("std::collections::BTreeSet", key.rust()));
  }

  private static void requireNoKey(String name, TypeMap.Use use) {
    if (use.key()) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      throw use.refuse("a " + simple + " cannot be in a key: write a List, in order");
    }
  }
}
