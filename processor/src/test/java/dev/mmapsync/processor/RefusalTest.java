package dev.mmapsync.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What has no archive is one compile error, at the line that is marked `// <-`.
class RefusalTest {
  private static final String HEAD =
      """
      package test;
      import dev.mmapsync.archive.*;
      import java.math.BigInteger;
      import java.net.*;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  @TempDir Path output;

  private record Case(String name, String source, String message) {}

  private static Case component(String name, String component, String message) {
    return new Case(name, String.format("@Archive record R(%n%s) {} // <-%n", component), message);
  }

  private static final String RESULT =
      "@Result is for sealed interfaces of two records, first Ok and then Err, of a component each,"
          + " and without @Repr";

  private static final List<Case> DECLARATIONS =
      List.of(
          new Case(
              "class",
              "@Archive\nclass R {} // <-",
              "@Archive is for records, enums and sealed interfaces of records"),
          new Case(
              "open interface",
              "@Archive\ninterface R {} // <-",
              "@Archive is for sealed interfaces: write sealed, with the records that it permits"),
          new Case(
              "generic record",
              "@Archive\nrecord R<T>(T value) {} // <-",
              "generic records have no archive: write a record for each type that is needed"),
          new Case(
              "private record",
              "class Outer {\n@Archive private record R(int a) {} // <-\n}",
              "a private type cannot be seen by its view: drop private"),
          new Case(
              "empty enum",
              "@Archive\nenum R {} // <-",
              "an enum without constants has no archive: add one"),
          new Case(
              "sealed interface of an enum",
              "@Archive\nsealed interface R {} // <-\nenum E implements R { A }",
              "sealed interface with E, which is no record: permit records only"),
          new Case(
              "newtype of two",
              "@Archive @Newtype\nrecord R(int a, int b) {} // <-",
              "@Newtype is for records of one component"),
          new Case(
              "repr of a record",
              "@Archive @Repr\nrecord R(int a) {} // <-",
              "@Repr is for enums and sealed interfaces"),
          new Case(
              "result of three",
              "@Archive @Result\nsealed interface R { // <-\n"
                  + "record A() implements R {}\nrecord B() implements R {}\n"
                  + "record C() implements R {}\n}",
              RESULT),
          new Case("result of a record", "@Archive @Result\nrecord R(int a) {} // <-", RESULT),
          new Case(
              "result in itself",
              "@Archive @Result sealed interface R {\nrecord Ok(@Boxed R a) implements R {} // <-\n"
                  + "record Err() implements R {}\n}",
              "a Result cannot contain itself: drop @Result of R"),
          new Case(
              "record that shares itself",
              "@Archive record R(\nList<@Shared R> next, @Nullable @Weak R other) {}",
              ""),
          new Case(
              "result as key",
              "@Archive record R(\nSet<S> s) {}\n@Archive @Result sealed interface S {\n"
                  + "record Ok(int a) implements S {}\nrecord Err(String a) implements S {}\n}",
              ""),
          new Case(
              "component that hides a method",
              "@Archive record R(\nint deserialize) {} // <-",
              "a component cannot be named deserialize: choose another name"),
          new Case(
              "record in itself",
              "@Archive record R(\n@Nullable R next) {} // <-",
              "R contains itself: write @Boxed in front of the inner one"),
          new Case(
              "record in itself by way of another",
              "@Archive record R(\nS s) {} // <-\n@Archive record S(Optional<@Boxed R> r) {}",
              ""),
          new Case(
              "enum as key",
              "@Archive record R(\nMap<E, String> m) {} // <-\n@Archive enum E { A, B }",
              "E cannot be in a key, Rust hashes an enum in two ways: declare the Rust enum"
                  + " #[repr(u8)] and mark this one @Repr"),
          new Case(
              "enums in order",
              "@Archive record R(\nSortedMap<E, String> m, SortedSet<S> s) {}\n"
                  + "@Archive enum E { A, B }\n@Archive sealed interface S {\n"
                  + "record Ok(int a) implements S {}\nrecord Err(E a) implements S {}\n}",
              ""),
          new Case(
              "record with a map as sorted key",
              "@Archive record R(\nSortedSet<K> s) {} // <-\n"
                  + "@Archive record K(Map<String, String> m) {}",
              "a Map cannot be in a key, Rust does not order it (K.m)"),
          new Case(
              "record with a float as key",
              "@Archive record R(\nSet<K> s) {} // <-\n@Archive record K(float f) {}",
              "float cannot be in a key, Rust does not hash it: use its bits as an integer, or a"
                  + " String (K.f)"),
          new Case(
              "record that is not marked",
              "@Archive record R(\nK k) {} // <-\nrecord K(int i) {}",
              "no archive for test.K: mark it @Archive, or write a type that has one"),
          new Case(
              "record in a private class",
              "class Outer { private static class Inner {\n@Archive record R(int a) {} // <-\n} }",
              "a private type cannot be seen by its view: drop private"),
          new Case(
              "private variant",
              "class Outer { @Archive sealed interface R {}\n"
                  + "private record V(int a) implements R {} // <-\n}",
              "a private type cannot be seen by its view: drop private"),
          new Case(
              "annotation",
              "@Archive\n@interface R {} // <-",
              "@Archive is for records, enums and sealed interfaces of records"),
          new Case(
              "generic interface",
              "@Archive\nsealed interface R<T> {} // <-\nrecord V() implements R<String> {}",
              "generic interfaces have no archive: write one for each type that is needed"),
          new Case(
              "generic variant",
              "@Archive\nsealed interface R {} // <-\nrecord V<T>(T a) implements R {}",
              "generic records have no archive: write a record for each type that is needed"),
          new Case(
              "newtype of an enum",
              "@Archive @Newtype\nenum R { A } // <-",
              "@Newtype is for records of one component"),
          new Case(
              "variant that is a newtype of two",
              "@Archive\n"
                  + "sealed interface R {} // <-\n"
                  + "@Newtype record V(int a, int b) implements R {}",
              "@Newtype is for records of one component"),
          new Case(
              "variants of the same name",
              "@Archive\n"
                  + "sealed interface R permits V, Outer.V {} // <-\n"
                  + "record V() implements R {}\n"
                  + "class Outer { record V() implements R {} }",
              "two views would be named V: rename a record"),
          new Case(
              "variant that hides a class",
              "@Archive\nsealed interface R { // <-\nrecord Root() implements R {}\n}",
              "a variant cannot be named Root: choose another name"),
          new Case(
              "view that there is already",
              "@Archive\nrecord R(int a) {} // <-\nclass ArchivedR {}",
              "there is an ArchivedR already: rename it, or R"),
          new Case(
              "view of another type's name",
              "class Outer {\n"
                  + "@Archive record R(int a) {}\n"
                  + "}\n"
                  + "@Archive\n"
                  + "record Outer_R(int a) {} // <-",
              "there is an ArchivedOuter_R already: rename it, or Outer_R"),
          new Case(
              "generic record that is used",
              "@Archive record R(\nK<String> k) {} // <-\nrecord K<T>(T a) {}",
              "no archive for test.K: write an @Archive record for each type that it is used with"),
          new Case(
              "another annotation of that name",
              "@Archive record R(\n@Other.Nullable String a) {} // <-\nclass Other {\n"
                  + "@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)\n"
                  + "@interface Nullable {}\n}",
              "@test.Other.Nullable is not known here: write org.jspecify.annotations.Nullable or"
                  + " Optional"));

  private static final List<Case> COMPONENTS =
      List.of(
          component(
              "null primitive",
              "@Nullable int a",
              "a primitive cannot be null: write @Nullable with its box, or Optional"),
          component(
              "null in an array",
              "@Nullable int[] a",
              "elements of an array of primitives cannot be null: for an array that may be null"
                  + " write int @Nullable []"),
          component(
              "unsigned text",
              "@Unsigned String a",
              "@Unsigned is for integers: put it in front of the number's own type"),
          component(
              "unsigned float", "@Unsigned float a", "@Unsigned is for byte, short, int and long"),
          component("code point of a long", "@CodePoint long a", "@CodePoint is for int"),
          component(
              "both marks",
              "@CodePoint @Unsigned int a",
              "@Unsigned and @CodePoint exclude each other"),
          component(
              "length of text",
              "@Length(3) String a",
              "@Length is for arrays of primitives and for lists"),
          component("negative length", "@Length(-1) byte[] a", "@Length must be 0 or more"),
          component(
              "array of objects",
              "String[] a",
              "only arrays of primitives have an archive: write List"),
          component(
              "array of arrays",
              "int[][] a",
              "only arrays of primitives have an archive: write List"),
          component("raw list", "List a", "raw type: write what is in the List"),
          component(
              "wildcard",
              "List<? extends String> a",
              "a type variable or wildcard has no archive: write the type itself"),
          component(
              "skip list",
              "java.util.concurrent.ConcurrentSkipListMap<String, String> a",
              "no archive for java.util.concurrent.ConcurrentSkipListMap: write NavigableMap"),
          component(
              "sorted float",
              "SortedSet<Float> a",
              "float cannot be in a key, Rust does not order it: use its bits as an integer, or a"
                  + " String"),
          component(
              "map in a sorted key",
              "NavigableMap<List<Map<String, String>>, String> a",
              "a Map cannot be in a key, Rust does not order it"),
          component(
              "sorted set in a key",
              "Set<SortedSet<String>> a",
              "a SortedSet cannot be in a key: write a List, in order"),
          component(
              "tree map in a sorted key",
              "TreeMap<TreeMap<String, String>, String> a",
              "a TreeMap cannot be in a key: write a List, in order"),
          component(
              "weak pointer as sorted key",
              "SortedSet<@Nullable @Weak String> a",
              "a weak pointer cannot be in a key, Rust does not order it"),
          component("raw sorted map", "SortedMap a", "raw type: write what is in the SortedMap"),
          component("addresses in order", "SortedSet<InetAddress> a, TreeSet<UUID> b", ""),
          component(
              "sequenced collection",
              "SequencedCollection<String> a",
              "no archive for java.util.SequencedCollection: write List"),
          component(
              "raw sequenced map", "SequencedMap a", "raw type: write what is in the SequencedMap"),
          component(
              "linked set in a key",
              "SequencedMap<LinkedHashSet<String>, String> a",
              "a Set cannot be in a key, Rust does not hash it"),
          component(
              "double key of a sequenced set",
              "SequencedSet<Double> a",
              "double cannot be in a key, Rust does not hash it: use its bits as an integer, or a"
                  + " String"),
          component(
              "array list",
              "ArrayList<String> a",
              "no archive for java.util.ArrayList: write List"),
          component(
              "hash map",
              "HashMap<String, String> a",
              "no archive for java.util.HashMap: write Map"),
          component(
              "object",
              "Object a",
              "no archive for java.lang.Object: write a sealed interface of records"),
          component(
              "foreign class",
              "java.io.File a",
              "no archive for java.io.File: write what it is made of, in an @Archive record"),
          component(
              "float key",
              "Map<Float, String> a",
              "float cannot be in a key, Rust does not hash it: use its bits as an integer, or a"
                  + " String"),
          component(
              "array key",
              "Map<byte[], String> a",
              "an array cannot be in a key, Java compares it by identity: write List<Byte>"),
          component(
              "map in a key",
              "Set<List<Map<String, String>>> a",
              "a Map cannot be in a key, Rust does not hash it"),
          component(
              "set in a key",
              "Set<Set<String>> a",
              "a Set cannot be in a key, Rust does not hash it"),
          component(
              "number of any size",
              "BigInteger a",
              "no archive for a BigInteger of any size: write @Int128 BigInteger for i128, @Int128"
                  + " @Unsigned BigInteger for u128, or byte[]"),
          component(
              "unsigned number of any size",
              "@Unsigned BigInteger a",
              "@Unsigned is for integers: put it in front of the number's own type"),
          component("128 bits of a long", "@Int128 long a", "@Int128 is for BigInteger"),
          component(
              "text that is never zero",
              "@NonZero String a",
              "@NonZero is for integers: put it in front of the number's own type"),
          component(
              "boolean that is never zero",
              "@NonZero boolean a",
              "@NonZero is for byte, short, int and long"),
          component(
              "code point that is never zero",
              "@NonZero @CodePoint int a",
              "@NonZero and @CodePoint exclude each other"),
          component("number as a C string", "@CString int a", "@CString is for String"),
          component("list of C strings", "@CString List<String> a", "@CString is for String"),
          component("text of IPv4", "@V4 String a", "@V4 is for InetSocketAddress"),
          component("address of IPv6", "@V6 InetAddress a", "@V6 is for InetSocketAddress"),
          component(
              "socket address of both",
              "@V4 @V6 InetSocketAddress a",
              "@V4 and @V6 exclude each other: a socket address without them is either"),
          component("bare text", "@BareKey String a", "@BareKey is for UUID"),
          component(
              "shared primitive",
              "@Shared int a",
              "@Shared is for objects, a primitive has no identity: drop it"),
          component(
              "weak pointer that is never gone",
              "@Weak String a",
              "the target of a weak pointer may be gone: write @Nullable @Weak"),
          component(
              "shared and weak",
              "@Nullable @Shared @Weak String a",
              "@Shared and @Weak exclude each other"),
          component(
              "weak pointer in an Optional",
              "Optional<@Nullable @Weak String> a",
              "an Optional cannot hold null: write Optional without @Nullable"),
          component(
              "weak pointer as key",
              "Set<@Nullable @Weak String> a",
              "a weak pointer cannot be in a key, Rust does not hash it"),
          component(
              "address as key",
              "Set<InetAddress> a",
              "InetAddress cannot be in a key, Rust hashes it in two ways: use a String, or a"
                  + " List<Byte>"),
          component(
              "socket address as key",
              "Map<InetSocketAddress, String> a",
              "InetSocketAddress cannot be in a key, Rust hashes it in two ways: use a String, or a"
                  + " List<Byte>"),
          component(
              "atomic number",
              "java.util.concurrent.atomic.AtomicLong a",
              "no archive for java.util.concurrent.atomic.AtomicLong: write long"),
          component("queue", "Deque<String> a", "no archive for java.util.Deque: write List"),
          component(
              "double in a key",
              "Set<Optional<Double>> a",
              "double cannot be in a key, Rust does not hash it: use its bits as an integer, or a"
                  + " String"),
          component(
              "weak primitive",
              "@Nullable @Weak int a",
              "a primitive cannot be null: write @Nullable with its box, or Optional"),
          component(
              "negative length of a list",
              "@Length(-1) List<String> a",
              "@Length must be 0 or more"),
          component(
              "length of a number",
              "@Length(3) int a",
              "@Length is for arrays of primitives and for lists"),
          component("raw map", "Map a", "raw type: write what is in the Map"),
          component("raw Optional", "Optional a", "raw type: write what is in the Optional"),
          component("raw set", "Set a", "raw type: write what is in the Set"),
          component(
              "null in an Optional",
              "Optional<@Nullable String> a",
              "an Optional cannot hold null: write Optional without @Nullable"));

  /// What to write instead of a class of the JDK, each as a component and as an element.
  private static Stream<Case> insteadOf(String type, String instead) {
    String name = type.replaceFirst("<.*", "");
    String message = "no archive for " + name + ": write " + instead;
    return Stream.of(
        component(name, type + " a", message),
        component("list of " + name, "List<" + type + "> a", message));
  }

  private static Stream<Case> jdk() {
    String epoch = "a long or a Duration since the epoch";
    return Stream.of(
            insteadOf("java.util.ArrayList<String>", "List"),
            insteadOf("java.util.LinkedList<String>", "List"),
            insteadOf("java.util.Collection<String>", "List"),
            insteadOf("java.lang.Iterable<String>", "List"),
            insteadOf("java.util.Queue<String>", "List"),
            insteadOf("java.util.Deque<String>", "List"),
            insteadOf("java.util.ArrayDeque<String>", "List"),
            insteadOf("java.util.HashMap<String, String>", "Map"),
            insteadOf("java.util.concurrent.ConcurrentMap<String, String>", "Map"),
            insteadOf("java.util.concurrent.ConcurrentHashMap<String, String>", "Map"),
            insteadOf("java.util.HashSet<String>", "Set"),
            insteadOf("java.lang.CharSequence", "String"),
            insteadOf("java.util.OptionalInt", "Optional<Integer>"),
            insteadOf("java.util.OptionalLong", "Optional<Long>"),
            insteadOf("java.util.OptionalDouble", "Optional<Double>"),
            insteadOf("java.time.Instant", epoch),
            insteadOf("java.util.Date", epoch),
            insteadOf("java.math.BigDecimal", "String, or a long and a scale"),
            insteadOf("java.net.SocketAddress", "InetSocketAddress"),
            insteadOf(
                "java.lang.ref.WeakReference<String>", "@Nullable @Weak and what it refers to"),
            insteadOf("java.util.concurrent.atomic.AtomicBoolean", "boolean"),
            insteadOf("java.util.concurrent.atomic.AtomicInteger", "int"),
            insteadOf("java.util.concurrent.atomic.AtomicLong", "long"),
            insteadOf("java.time.LocalDate", "an int or a long of days since the epoch"),
            insteadOf("java.util.Map.Entry<String, String>", "a record of two components"),
            insteadOf("java.net.URI", "String"),
            insteadOf("java.lang.Object", "a sealed interface of records"))
        .flatMap(cases -> cases);
  }

  @TestFactory
  Stream<DynamicTest> refusesAtTheElement() {
    return Stream.of(DECLARATIONS.stream(), COMPONENTS.stream(), jdk())
        .flatMap(cases -> cases)
        .map(test -> DynamicTest.dynamicTest(test.name(), () -> check(test)));
  }

  @Test
  void refusesAllComponentsAtOnce() {
    String source = HEAD + "@Archive record R(\nint a,\nDate b,\nString c,\nObject[] d) {}";
    Compilation compilation =
        Compilation.of(output, Map.of("R.java", source), "-cp", Compilation.path(), "-proc:only");
    assertThat(compilation.messages())
        .containsExactly(
            "10: no archive for java.util.Date: write a long or a Duration since the epoch",
            "12: only arrays of primitives have an archive: write List");
  }

  private void check(Case test) {
    String source = HEAD + test.source();
    Compilation compilation =
        Compilation.of(
            output,
            Map.of("R.java", source),
            "-cp",
            Compilation.path(),
            "-proc:only",
            "-Xlint:-auxiliaryclass");
    if (test.message().isEmpty()) {
      assertThat(compilation.messages()).isEmpty();
    } else {
      long line = source.substring(0, source.indexOf("// <-")).lines().count();
      assertThat(compilation.messages()).containsExactly(line + ": " + test.message());
    }
  }
}
