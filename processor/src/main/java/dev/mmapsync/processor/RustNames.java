package dev.mmapsync.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/// The names of types in a Rust file: the simple names, as long as they differ.
///
/// Where two would be the same, or one would hide a name that the file uses, those are preceded by
/// the type around them, then by parts of the package: `CatalogueProduct`, `ShopOption`. A type
/// claims the names that rkyv derives as well. What has no name after all that is refused.
final class RustNames {
  /// What derives and the file itself refer to without a path.
  private static final Set<String> TAKEN =
      Set.of(
          "Archive",
          "ArchivedTag",
          "Box",
          "Clone",
          "Debug",
          "Deserialize",
          "Eq",
          "Err",
          "Fn",
          "FnMut",
          "FnOnce",
          "From",
          "Hash",
          "Into",
          "Iterator",
          "None",
          "Ok",
          "Option",
          "Ord",
          "PartialEq",
          "PartialOrd",
          "Result",
          "Send",
          "Serialize",
          "Sized",
          "Some",
          "String",
          "Sync",
          "ToOwned",
          "ToString",
          "Vec");

  private final Names names;
  private final Map<TypeElement, String> chosen = new HashMap<>();

  /// Chooses the names.
  ///
  /// @param imported what the file imports
  RustNames(Names names, Collection<RustItem> items, Set<String> imported) {
    this.names = names;
    List<TypeElement> types = items.stream().map(RustItem::type).toList();
    Map<TypeElement, Integer> lengths = new HashMap<>();
    Set<TypeElement> clashing;
    do {
      types.forEach(type -> chosen.put(type, name(type, lengths.getOrDefault(type, 1))));
      clashing = clashing(types, imported);
      for (TypeElement type : clashing) {
        if (lengths.merge(type, 2, (length, _) -> length + 1) > words(type).size()) {
          throw new Refusal(
              type, type.getSimpleName() + " has no name of its own in the Rust source: rename it");
        }
      }
    } while (!clashing.isEmpty());
  }

  /// The name of a type.
  String of(TypeElement type) {
    return Objects.requireNonNull(chosen.get(type));
  }

  private Set<TypeElement> clashing(List<TypeElement> types, Set<String> imported) {
    Map<String, TypeElement> owners = new HashMap<>();
    Set<TypeElement> clashing = new HashSet<>();
    for (TypeElement type : types) {
      String name = of(type);
      if (TAKEN.contains(name) || imported.contains(name) || RustWords.isKeyword(name)) {
        clashing.add(type);
      }
      for (String claim : List.of(name, "Archived" + name, name + "Resolver")) {
        TypeElement other = owners.putIfAbsent(claim, type);
        if (other != null) {
          clashing.add(type);
          clashing.add(other);
        }
      }
    }
    return clashing;
  }

  /// The last words of the full name, as many as asked for.
  private String name(TypeElement type, int length) {
    List<String> words = words(type);
    return String.join("", words.subList(words.size() - length, words.size()));
  }

  /// Package, types around it, and the type itself, without dots.
  private List<String> words(TypeElement type) {
    List<String> words = new ArrayList<>();
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      words.addFirst(RustWords.camelCase(e.getSimpleName().toString()));
    }
    List<String> folders =
        List.of(names.packageOf(type).split("\\.", -1)).stream()
            .filter(folder -> !folder.isEmpty())
            .map(RustWords::camelCase)
            .toList();
    words.addAll(0, folders);
    return words;
  }
}
