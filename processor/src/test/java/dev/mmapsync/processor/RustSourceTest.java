package dev.mmapsync.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Rust source that the option `dev.mmapsync.rust` writes. That it compiles, and that its
/// archives are the same, is tested with the crates in the system tests.
class RustSourceTest {
  private static final String IMPORTS =
      """
      import dev.mmapsync.archive.*;
      import java.time.Duration;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;
  private static final Pattern FIELD = Pattern.compile("    pub (\\S+): (.*),");
  private static final Pattern DECLARED = Pattern.compile("pub (?:struct|enum) (\\w+)");
  private static final Pattern VARIANT =
      Pattern.compile("^    (\\w+)(?:,| \\{)$", Pattern.MULTILINE);

  @TempDir Path output;
  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = output.resolve("rust").resolve("types.rs");
  }

  private Compilation compile(Map<String, String> sources, String option) {
    return Compilation.of(
        output, sources, "-cp", Compilation.path(), "-proc:only", "-Adev.mmapsync.rust=" + option);
  }

  /// What is written for sources by package.
  private String rust(Map<String, String> sources) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    sources.forEach(
        (name, text) -> files.put(name + "/T.java", "package " + name + ";\n" + IMPORTS + text));
    assertThat(compile(files, file.toString()).messages()).isEmpty();
    return Files.readString(file);
  }

  private String rust(String source) throws IOException {
    return rust(Map.of("shop", source));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static List<String> fields(String text) {
    return FIELD.matcher(text).results().map(RustSourceTest::field).toList();
  }

  private static String field(MatchResult result) {
    return result.group(1) + ": " + result.group(2);
  }

  // ---- the file

  @Test
  void wholeFile() throws IOException {
    String source =
        """
        class T {
          @Archive @Repr enum Kind { SOLID, IN_BETWEEN }
          @Archive record Key(String shop, Kind kind) {}
          @Archive @Newtype record Metres(double value) {}
          @Archive record Product(@Nullable Duration validFor, List<Offer> offers, Metres size) {}
          @Archive sealed interface Offer {
            record Nothing() implements Offer {}
            record Percent(int off) implements Offer {}
            @Newtype record Gift(@Length(3) List<@Boxed String> value) implements Offer {}
            record Both(@Boxed Offer first, @Nullable @Boxed Offer second) implements Offer {}
          }
          @Archive record Catalogue(@Unsigned int version, Map<Key, Product> products) {}
        }
        """;
    assertThat(rust(source)).isEqualToNormalizingNewlines(golden());
  }

  private static String golden() throws IOException {
    try (InputStream stream = RustSourceTest.class.getResourceAsStream("catalogue.rs")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void whatIsUnchangedIsNotTouched() throws IOException {
    String source = "@Archive record T(int a) {}";
    rust(source);
    FileTime past = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(file, past);
    rust(source);
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);
    rust("@Archive record T(long a) {}");
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(past);
  }

  @Test
  void nothingIsWrittenBesideAnError() {
    String source = "import dev.mmapsync.archive.*;\n@Archive record T(Object a) {}";
    assertThat(compile(Map.of("T.java", source), file.toString()).messages()).hasSize(1);
    assertThat(file).doesNotExist();
  }

  @Test
  void theOptionNamesARustFile() {
    String source = "import dev.mmapsync.archive.*;\n@Archive record T(int a) {}";
    assertThat(compile(Map.of("T.java", source), "rust").messages())
        .containsExactly("-1: -Adev.mmapsync.rust names a file that ends in .rs: value=rust");
  }

  // ---- names

  @Test
  void fieldsFollowTheHabitsOfRust() throws IOException {
    String source =
        "@Archive record T(int byName, int type, int self, int id2, int parseURLNow, int $a) {}";
    assertThat(fields(rust(source)))
        .containsExactly(
            "by_name: i32",
            "r#type: i32",
            "self_: i32",
            "id2: i32",
            "parse_url_now: i32",
            "_a: i32");
  }

  @Test
  void fieldsThatBecomeTheSameAreNumbered() throws IOException {
    assertThat(fields(rust("@Archive record T(int aB, int a_b, int self, int self_, int aB2) {}")))
        .containsExactly("a_b: i32", "a_b_2: i32", "self_: i32", "self__2: i32", "a_b2: i32");
  }

  @Test
  void variantsFollowTheHabitsOfRust() throws IOException {
    String text =
        rust("@Archive enum T { RED, DARK_RED, Blue, foo_bar, SELF, $, N1, _1, AB, A_b }");
    assertThat(found(VARIANT, text))
        .containsExactly("Red", "DarkRed", "Blue", "FooBar", "Self_", "__", "N1", "_1", "Ab", "AB");
    assertThat(found(VARIANT, rust("@Archive enum T { A_B, Ab, AB, aB, a_b }")))
        .containsExactly("AB", "Ab", "Ab2", "AB2", "AB3");
  }

  @Test
  void typesOfTheSameNameAreTellable() throws IOException {
    String shop =
        """
        class T {
          static class A { @Archive record Point(int x) {} }
          static class B { @Archive record Point(long x) {} }
          @Archive record Line(A.Point a, B.Point b) {}
          @Archive record Archived(int x) {}
          @Archive record ArchivedLine(int x) {}
        }
        """;
    String mine = "class T { @Archive record Line(int x) {} }";
    assertThat(found(DECLARED, rust(Map.of("shop", shop, "mine", mine))))
        .containsExactlyInAnyOrder(
            "APoint", "BPoint", "MineTLine", "ShopTLine", "Archived", "TArchivedLine");
  }

  @Test
  void typesDoNotHideNamesOfRust() throws IOException {
    String source =
        """
        class T {
          @Archive record Option(int x) {}
          @Archive record Vec(@Nullable Integer x, List<Option> y) {}
          @Archive record HashMap(Map<String, Vec> x) {}
          @Archive record Duration(int x) {}
          @Archive record Self(Duration x) {}
        }
        """;
    String text = rust(source);
    assertThat(found(DECLARED, text))
        .containsExactlyInAnyOrder("TOption", "TVec", "THashMap", "Duration", "TSelf");
    assertThat(fields(text))
        .contains("x: HashMap<String, TVec>", "x: Option<i32>", "y: Vec<TOption>");
  }

  @Test
  void aTypeWithoutANameIsAnError() {
    String source = "import dev.mmapsync.archive.*;\n@Archive record Option(int a) {}";
    assertThat(compile(Map.of("Option.java", source), file.toString()).messages())
        .containsExactly("2: Option has no name of its own in the Rust source: rename it");
  }

  // ---- attributes

  @Test
  void keysAreHashedOnBothSides() throws IOException {
    String source =
        """
        class T {
          @Archive record Inner(byte b) {}
          @Archive record Key(Inner i) {}
          @Archive record Value(Map<List<Key>, Other> m) {}
          @Archive record Other(int x) {}
        }
        """;
    String text = rust(source);
    String derives =
        """
        #[derive(Archive, Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
        #[archive(check_bytes)]
        #[archive_attr(derive(Debug, Eq, Hash, PartialEq))]
        """;
    assertThat(text)
        .contains(derives + "pub struct Inner", derives + "pub struct Key")
        .containsOnlyOnce("derive(Debug, Eq, Hash, PartialEq))]\npub struct Key")
        .doesNotContain(derives + "pub struct Other", derives + "pub struct Value");
  }

  @Test
  void sortedKeysAreOrderedOnBothSides() throws IOException {
    String source =
        """
        class T {
          @Archive record Key(Kind k, String s) {}
          @Archive enum Kind { A, B }
          @Archive record Value(SortedMap<Key, Other> m, NavigableSet<String> s) {}
          @Archive record Other(TreeMap<Integer, TreeSet<Long>> x) {}
        }
        """;
    String text = rust(source);
    String derives =
        """
        #[derive(Archive, Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        #[archive(check_bytes)]
        #[archive_attr(derive(Debug, Eq, Ord, PartialEq, PartialOrd))]
        """;
    assertThat(text)
        .contains(derives + "pub struct Key", derives + "pub enum Kind")
        .doesNotContain(derives + "pub struct Other", derives + "pub struct Value");
    assertThat(fields(text))
        .containsExactly(
            "k: Kind",
            "s: String",
            "x: BTreeMap<i32, BTreeSet<i64>>",
            "m: BTreeMap<Key, Other>",
            "s: BTreeSet<String>");
  }

  @Test
  void onlyFieldsThatReferBackOmitTheirBounds() throws IOException {
    String source =
        """
        class T {
          @Archive record Tree(Leaf leaf, List<Branch> branches) {}
          @Archive record Branch(Map<String, Tree> trees) {}
          @Archive record Leaf(int x) {}
          @Archive record Wood(Tree tree) {}
          @Archive @Newtype record Chain(@Nullable @Boxed Chain next) {}
        }
        """;
    String text = rust(source);
    String omit = "    #[omit_bounds]\n    #[archive_attr(omit_bounds)]\n    pub ";
    assertThat(text)
        .contains("pub struct Tree {\n    pub leaf: Leaf,\n" + omit + "branches: Vec<Branch>,")
        .contains("pub struct Branch {\n" + omit + "trees: HashMap<String, Tree>,")
        .contains("pub struct Leaf {\n    pub x: i32,")
        .contains("pub struct Wood {\n    pub tree: Tree,")
        .contains("pub struct Chain(\n" + omit + "Option<Box<Chain>>,\n);");
    assertThat(text.split("bound\\(serialize", -1)).hasSize(1 + 3);
  }

  @Test
  void typesOfTheLibrary() throws IOException {
    String source =
        """
        import java.math.BigInteger;
        import java.net.*;
        class T {
        @Archive record Types(
          @Int128 @Unsigned BigInteger a, @NonZero @Int128 BigInteger b, @NonZero @Unsigned int c,
          @NonZero short[] d, UUID e, Set<@BareKey UUID> f, Inet4Address g, Inet6Address h,
          InetAddress i, InetSocketAddress j, @V4 InetSocketAddress k, @V6 InetSocketAddress l,
          @CString String m, @Boxed @CString String n, @Shared String o, List<@Shared String> p,
          @Nullable @Weak String q, Map<U, Integer> r) {}
        @Archive @Result sealed interface U {
          record Ok() implements U {}
          record Err(@Shared @Boxed String text) implements U {}
        }
        @Archive record V(U u) {}
        }
        """;
    String text = rust(source);
    assertThat(fields(text))
        .containsExactly(
            "a: u128",
            "b: NonZeroI128",
            "c: NonZeroU32",
            "d: Vec<NonZeroI16>",
            "e: Uuid",
            "f: HashSet<Uuid>",
            "g: Ipv4Addr",
            "h: Ipv6Addr",
            "i: IpAddr",
            "j: SocketAddr",
            "k: SocketAddrV4",
            "l: SocketAddrV6",
            "m: CString",
            "n: Box<CString>",
            "o: Arc<String>",
            "p: Vec<Arc<String>>",
            "q: Weak<String>",
            "r: HashMap<Result<(), Arc<Box<str>>>, i32>",
            "u: Result<(), Arc<Box<str>>>");
    assertThat(found(DECLARED, text)).containsExactly("Types", "V");
    assertThat(text)
        .contains("// uuid = \">=1.17, <2\"")
        .contains("use std::num::NonZeroU32;")
        .contains("#[derive(Archive, Clone, Debug, Deserialize, Serialize)]")
        .contains("#[derive(Archive, Clone, Debug, Deserialize, PartialEq, Serialize)]");
  }

  @Test
  void collectionsInOrderOfInsertion() throws IOException {
    String source =
        """
        class T {
          @Archive record Key(int x) {}
          @Archive record Types(
            SequencedMap<Key, List<String>> a, LinkedHashMap<String, @Unsigned Integer> b,
            SequencedSet<@Boxed String> c, @Boxed LinkedHashSet<UUID> d, Map<Long, Float> e) {}
        }
        """;
    String text = rust(source);
    assertThat(fields(text))
        .containsExactly(
            "x: i32",
            "a: IndexMap<Key, Vec<String>>",
            "b: IndexMap<String, u32>",
            "c: IndexSet<Box<str>>",
            "d: Box<IndexSet<Uuid>>",
            "e: HashMap<i64, f32>");
    assertThat(text)
        .contains("features = [\"indexmap\", \"strict\", \"uuid\", \"validation\"]")
        .contains("// indexmap = \"1\"\n// uuid = ")
        .contains("use indexmap::IndexMap;\nuse indexmap::IndexSet;\n")
        .contains("#[archive_attr(derive(Debug, Eq, Hash, PartialEq))]\npub struct Key");
  }

  @Test
  void theTagOfALargeEnumIsWide() throws IOException {
    StringBuilder constants = new StringBuilder("A0");
    for (int i = 1; i < 256; i++) {
      constants.append(", A").append(i);
    }
    assertThat(rust("@Archive @Repr enum T { " + constants + " }"))
        .contains("#[repr(u16)]\npub enum T {");
    assertThat(rust("@Archive @Repr enum T { A, B }")).contains("#[repr(u8)]\npub enum T {");
    assertThat(rust("@Archive enum T { A, B }")).doesNotContain("#[repr");
  }

  // ---- classes that are compiled already

  private static final Map<String, String> POINT =
      Map.of(
          "a/Point.java",
          """
          package a;
          import dev.mmapsync.archive.*;
          import java.util.*;
          @Archive
          public record Point(@Unsigned long x, List<@Unsigned Integer> y, @Length(2) @CodePoint int[] z) {}
          """);
  private static final List<String> POINT_FIELDS = List.of("x: u64", "y: Vec<u32>", "z: [char; 2]");

  @Test
  void typesOfOtherJarsAreInTheFile() throws IOException {
    Path first = Files.createDirectory(output.resolve("first"));
    Compilation.of(first, POINT, "-cp", Compilation.path());
    String path = Compilation.path() + File.pathSeparator + first;
    String line =
        "package b; @dev.mmapsync.archive.Archive public record Line(a.Point from, a.Point to) {}";
    Compilation compilation =
        Compilation.of(
            output, Map.of("b/Line.java", line), "-cp", path, "-Adev.mmapsync.rust=" + file);
    assertThat(compilation.messages()).isEmpty();
    String text = Files.readString(file);
    assertThat(found(DECLARED, text)).containsExactly("Point", "Line");
    assertThat(fields(text)).containsAll(POINT_FIELDS).contains("from: Point");
  }

  @Test
  void theCompilerWritesItForClassesToo() throws IOException {
    Path first = Files.createDirectory(output.resolve("first"));
    Compilation.of(first, POINT, "-cp", Compilation.path());
    String path = Compilation.path() + File.pathSeparator + first;
    Compilation compilation =
        Compilation.ofClasses(
            output, List.of("a.Point"), "-cp", path, "-Adev.mmapsync.rust=" + file);
    assertThat(compilation.messages()).isEmpty();
    assertThat(fields(Files.readString(file))).containsExactlyElementsOf(POINT_FIELDS);
  }
}
