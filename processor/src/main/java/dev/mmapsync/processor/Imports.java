package dev.mmapsync.processor;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives the classes in generated source their simple names, with the imports that this needs.
///
/// Those are classes of the library, of the JDK and of the same package, which are written out in
/// full until then, or as `#Codec` if they are in every file. A name that means something else in
/// the file stays in full: a variant may be called `String`, and a class beside it `Codec`.
final class Imports {
  private static final String NULLABLE = "@org.jspecify.annotations.Nullable ";
  private static final Set<String> PACKAGES =
      Set.of(
          "dev.mmapsync.archive",
          "dev.mmapsync.archive.runtime",
          "java.lang",
          "java.math",
          "java.net",
          "java.time",
          "java.util",
          "org.jspecify.annotations");
  private static final Map<String, String> PACKAGE_OF =
      Map.ofEntries(
          Map.entry("ArchiveCheck", "dev.mmapsync.archive.runtime"),
          Map.entry("ArchiveType", "dev.mmapsync.archive"),
          Map.entry("ArchiveWriter", "dev.mmapsync.archive.runtime"),
          Map.entry("Codec", "dev.mmapsync.archive.runtime"),
          Map.entry("Contents", "dev.mmapsync.archive.runtime"),
          Map.entry("Description", "dev.mmapsync.archive.runtime"),
          Map.entry("EnumCodec", "dev.mmapsync.archive.runtime"),
          Map.entry("Feed", "dev.mmapsync.archive.runtime"),
          Map.entry("Fields", "dev.mmapsync.archive.runtime"),
          Map.entry("Generated", "dev.mmapsync.archive.runtime"),
          Map.entry("Integer", "java.lang"),
          Map.entry("Layouts", "dev.mmapsync.archive.runtime"),
          Map.entry("List", "java.util"),
          Map.entry("MemorySegment", "java.lang.foreign"),
          Map.entry("NonZeroCodec", "dev.mmapsync.archive.runtime"),
          Map.entry("Object", "java.lang"),
          Map.entry("Override", "java.lang"),
          Map.entry("RootType", "dev.mmapsync.archive.runtime"),
          Map.entry("String", "java.lang"),
          Map.entry("StringBuilder", "java.lang"),
          Map.entry("SuppressWarnings", "java.lang"),
          Map.entry("Walk", "dev.mmapsync.archive"));

  private final String ownPackage;
  private final Predicate<String> isType;
  private final Pattern names;

  /// What each simple name stands for; nothing, if it is declared in the file.
  private final Map<String, String> meanings = new HashMap<>();

  private final Set<String> imported = new TreeSet<>();

  /// Names in a file.
  ///
  /// @param ownPackage its package, or empty
  /// @param declared simple names that mean something in it
  /// @param isType whether a qualified name is that of a class
  Imports(String ownPackage, Set<String> declared, Predicate<String> isType) {
    this.ownPackage = ownPackage;
    this.isType = isType;
    declared.forEach(name -> meanings.put(name, ""));
    String packages =
        Stream.concat(PACKAGES.stream(), Stream.of(ownPackage))
            .filter(name -> !name.isEmpty())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    this.names =
        Pattern.compile(
            "#(?<known>\\w+)|(?<![\\w$.\"])(?<package>"
                + packages
                + ")\\.(?<nullable>"
                + NULLABLE
                + ")?(?<simple>\\p{Lu}[\\w$]*)",
            Pattern.UNICODE_CHARACTER_CLASS);
  }

  /// The whole file.
  ///
  /// @param body all that comes after the imports
  String complete(String body) {
    String text = body.lines().map(this::shorten).collect(Collectors.joining("\n", "", "\n"));
    StringBuilder file = new StringBuilder();
    if (!ownPackage.isEmpty()) {
      file.append("package ").append(ownPackage).append(";\n\n");
    }
    imported.forEach(name -> file.append("import ").append(name).append(";\n"));
    return file.append('\n').append(text).toString();
  }

  private String shorten(String line) {
    // Links in comments are in full, so that they need no import.
    return line.stripLeading().startsWith("///")
        ? line
        : names.matcher(line).replaceAll(this::name);
  }

  private String name(MatchResult match) {
    String known = match.group("known");
    if (known != null) {
      return name(Objects.requireNonNull(PACKAGE_OF.get(known), known), "", known);
    }
    String annotation = match.group("nullable") == null ? "" : shorten(NULLABLE);
    return name(match.group("package"), annotation, match.group("simple"));
  }

  private String name(String place, String annotation, String simple) {
    return Matcher.quoteReplacement(
        (isShort(place, simple) ? "" : place + ".") + annotation + simple);
  }

  private boolean isShort(String place, String simple) {
    String qualified = place + "." + simple;
    boolean own = place.equals(ownPackage);
    boolean imports = !own && !place.equals("java.lang");
    if (own && !simple.startsWith("Archived") && !isType.test(qualified)) {
      return false; // part of a package whose name goes on with a capital
    }
    // What is not imported gives way to a class of the own package, and that of no package to all.
    boolean hidden =
        !own
            && (ownPackage.isEmpty()
                ? isType.test(simple)
                : !imports && isType.test(ownPackage + "." + simple));
    if (hidden || !meanings.computeIfAbsent(simple, _ -> qualified).equals(qualified)) {
      return false;
    }
    if (imports) {
      imported.add(qualified);
    }
    return true;
  }
}
