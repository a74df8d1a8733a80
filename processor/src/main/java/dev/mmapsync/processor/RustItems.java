package dev.mmapsync.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/// What a Rust file declares: some `@Archive` types and all that they refer to, also those of other
/// packages and jars.
///
/// In the order of their names in Java, so that the file does not depend on the compiler's. It
/// knows which types refer to themselves and which are in keys, for the attributes that depend on
/// it. For one thread.
final class RustItems {
  private static final Set<String> HASHED = Set.of("HashMap", "HashSet", "IndexMap", "IndexSet");
  private static final Set<String> ORDERED = Set.of("BTreeMap", "BTreeSet");

  private final TypeMap types;
  private final Map<TypeElement, RustItem> items =
      new TreeMap<>(Comparator.comparing(type -> type.getQualifiedName().toString()));

  RustItems(TypeMap types) {
    this.types = types;
  }

  /// Adds a type and what it refers to.
  void add(TypeElement type) {
    if (!items.containsKey(type)) {
      RustItem item = RustItem.of(type, types);
      // A Result is written where it is used.
      if (!Declarations.isResult(type)) {
        items.put(type, item);
      }
      item.fieldTypes().flatMap(RustType::declared).forEach(this::add);
    }
  }

  Collection<RustItem> all() {
    return items.values();
  }

  RustItem get(TypeElement type) {
    return Objects.requireNonNull(items.get(type));
  }

  /// All types that are written in a field of an item.
  Stream<RustType> fieldTypes() {
    return all().stream().flatMap(RustItem::fieldTypes).flatMap(RustType::all);
  }

  // ---- types that refer to themselves

  /// Whether a field refers back to the type that it is in.
  boolean refersTo(RustType field, TypeElement type) {
    return reachable(field).contains(type);
  }

  boolean isRecursive(RustItem item) {
    return item.fieldTypes().anyMatch(field -> refersTo(field, item.type()));
  }

  /// What is written in a type, and in all types that it refers to.
  Stream<RustType> allBehind(RustType type) {
    return Stream.concat(
        type.all(),
        reachable(type).stream().flatMap(next -> get(next).fieldTypes()).flatMap(RustType::all));
  }

  private Set<TypeElement> reachable(RustType type) {
    Set<TypeElement> found = new HashSet<>();
    reach(type, found);
    return found;
  }

  private void reach(RustType type, Set<TypeElement> found) {
    type.declared()
        .filter(found::add)
        .forEach(next -> get(next).fieldTypes().forEach(field -> reach(field, found)));
  }

  // ---- keys

  /// The types that are in a key which Rust hashes.
  Set<TypeElement> hashed() {
    return inKeysOf(HASHED);
  }

  /// The types that are in a key which Rust orders.
  Set<TypeElement> ordered() {
    return inKeysOf(ORDERED);
  }

  private Set<TypeElement> inKeysOf(Set<String> collections) {
    Set<TypeElement> found = new HashSet<>();
    fieldTypes()
        .filter(RustType.Known.class::isInstance)
        .map(RustType.Known.class::cast)
        .filter(type -> collections.contains(type.name()))
        .forEach(type -> reach(type.arguments().getFirst(), found));
    return found;
  }
}
