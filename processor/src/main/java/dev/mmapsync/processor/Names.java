package dev.mmapsync.processor;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/// Names of generated classes.
final class Names {
  private final Elements elements;

  Names(Elements elements) {
    this.elements = elements;
  }

  String packageOf(TypeElement type) {
    return elements.getPackageOf(type).getQualifiedName().toString();
  }

  /// `ArchivedOuter_Inner`.
  String viewOf(TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName());
    for (Element outer = type.getEnclosingElement();
        outer instanceof TypeElement;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return "Archived" + name;
  }

  String qualifiedViewOf(TypeElement type) {
    String prefix = packageOf(type);
    return prefix.isEmpty() ? viewOf(type) : prefix + "." + viewOf(type);
  }

  /// The imports of the view of a type.
  ///
  /// @param declared simple names that are declared in it
  Imports importsOf(TypeElement type, Set<String> declared) {
    return new Imports(packageOf(type), declared, name -> elements.getTypeElement(name) != null);
  }

  /// `public ` if the type can be seen from everywhere, else nothing.
  static String visibility(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return "";
      }
    }
    return "public ";
  }
}
