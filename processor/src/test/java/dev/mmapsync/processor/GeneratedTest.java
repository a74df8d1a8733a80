package dev.mmapsync.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ViewType;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Generated code compiles without a warning: on the class path, on the module path, across
/// packages and jars.
class GeneratedTest {
  private static final String POINT =
      """
      package a;
      import dev.mmapsync.archive.*;
      @Archive
      public record Point(int x, @Unsigned long y) {}
      """;
  private static final String PATH =
      """
      package b;
      import dev.mmapsync.archive.*;
      import java.util.*;
      public class Path {
        @Archive
        public record Line(a.Point from, List<a.Point> via, Map<a.Point, String> names) {}
        @Archive
        public record InOrder(
            SequencedMap<a.Point, String> a, LinkedHashMap<Long, a.Point> b,
            SequencedSet<Integer> c, LinkedHashSet<@Boxed String> d, SequencedSet<a.Point> e,
            SequencedMap<String, LinkedHashMap<Integer, float[]>> f, SequencedSet<Long> g) {}
        @Archive
        public record Lines(
            SortedMap<a.Point, TreeSet<Long>> byEnd,
            NavigableMap<String, TreeMap<Kind, Nothing>> byName,
            SortedSet<Expr> exprs,
            NavigableSet<@Unsigned Integer> numbers,
            SortedSet<Nothing> nothing) {}
        @Archive
        public record Nothing() {}
        @Archive @Repr
        public enum Kind { STRAIGHT, CURVED }
        @Archive
        public sealed interface Expr {
          record Leaf(@CodePoint int name, Kind kind) implements Expr {}
          record Node(@Boxed Expr left, @Boxed Expr right) implements Expr {}
        }
        static String leaf(ArchivedPath_Expr expr) {
          return switch (expr) {
            case ArchivedPath_Expr.Leaf leaf -> leaf.kind() + "" + leaf.name();
            case ArchivedPath_Expr.Node node -> leaf(node.left()) + leaf(node.right());
          };
        }
      }
      """;

  @TempDir Path output;

  @Test
  void onTheClassPath() {
    Compilation compilation =
        Compilation.of(
            output, Map.of("Point.java", POINT, "Path.java", PATH), "-cp", Compilation.path());
    assertThat(compilation.messages()).isEmpty();
    assertThat(output.resolve("b/ArchivedPath_Expr$Node.class")).exists();
  }

  /// Variants, and classes of the same package, may be named as classes that generated code uses.
  @Test
  void withNamesThatGeneratedCodeUses() {
    String names =
        """
        Override String Object StringBuilder Integer Math Codec Codecs Walk Fields Feed Layouts
        MemorySegment ArchiveType ArchiveWriter ArchiveCheck Description RootType Generated\
        """;
    String variants =
        names
            .lines()
            .flatMap(line -> Stream.of(line.split(" ")))
            .map(name -> "record " + name + "(int x, List<Boolean> y) implements S {}\n")
            .collect(Collectors.joining());
    String interfaces =
        "package a; import dev.mmapsync.archive.*; import java.util.List;\n"
            + "@Archive public sealed interface S {\n"
            + variants
            + "}";
    String user =
        "package a; import dev.mmapsync.archive.Archive; @Archive public record User(String s,"
            + " Codec c, java.lang.String t, java.util.Map<Codec, S> m) {}";
    String text = "package a; @dev.mmapsync.archive.Archive public record String(int x) {}";
    String codec = "package a; @dev.mmapsync.archive.Archive public record Codec(int x) {}";
    Compilation compilation =
        Compilation.of(
            output,
            Map.of(
                "S.java", interfaces, "User.java", user, "String.java", text, "Codec.java", codec),
            "-cp",
            Compilation.path());
    assertThat(compilation.messages()).isEmpty();
  }

  /// As many as a constructor can have, and more variants than a byte can number.
  @Test
  void ofManyParts() {
    String components =
        IntStream.range(0, 254).mapToObj(i -> "String c" + i).collect(Collectors.joining(", "));
    String variants =
        IntStream.range(0, 300)
            .mapToObj(i -> "record V" + i + "(int x) implements Many {}\n")
            .collect(Collectors.joining());
    Compilation compilation =
        Compilation.of(
            output,
            Map.of(
                "Wide.java",
                "@dev.mmapsync.archive.Archive public record Wide(" + components + ") {}",
                "Many.java",
                "@dev.mmapsync.archive.Archive public sealed interface Many {" + variants + "}"),
            "-cp",
            Compilation.path());
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void ofATypeThatIsDeprecated() {
    String old =
        """
        package a;
        @dev.mmapsync.archive.Archive
        @Deprecated(forRemoval = true)
        public record Old(int x, @Deprecated int y) {}
        """;
    Compilation compilation =
        Compilation.of(output, Map.of("Old.java", old), "-cp", Compilation.path());
    assertThat(compilation.messages()).isEmpty();
  }

  /// A generated class is a class to read in a debugger: names of components, and no name in full.
  @Test
  void isReadable() {
    Compilation compilation =
        Compilation.of(output, Map.of("Point.java", POINT), "-cp", Compilation.path());
    assertThat(compilation.generated("a/ArchivedPoint.java"))
        .contains("    return Fields.getLong(archive, at + Layout.AT_y);")
        .contains("  public Point deserialize() {")
        .contains("import dev.mmapsync.archive.runtime.Fields;")
        .doesNotContain("#")
        .doesNotContain("NonZeroCodec");
  }

  @Test
  void acrossJars() throws IOException {
    Path first = Files.createDirectory(output.resolve("first"));
    Path second = Files.createDirectory(output.resolve("second"));
    Compilation.of(first, Map.of("Point.java", POINT), "-cp", Compilation.path());
    Compilation compilation =
        Compilation.of(
            second,
            Map.of("Path.java", PATH),
            "-cp",
            Compilation.path() + File.pathSeparator + first);
    assertThat(compilation.messages()).isEmpty();
    // Its size is asked for, not copied.
    assertThat(compilation.generated("b/ArchivedPath_Line.java"))
        .contains("a.ArchivedPoint.archiveCodec()");
  }

  /// The jar of a component's type may be replaced by a later one, which has another size.
  @Test
  void asksForSizesWhenItIsInitialised() throws Exception {
    Path first = Files.createDirectory(output.resolve("first"));
    Path second = Files.createDirectory(output.resolve("second"));
    String user =
        """
        package b;
        import dev.mmapsync.archive.*;
        import java.util.List;
        @Archive
        public record Segment(a.Point from, a.Point to, @Length(3) List<a.Point> via) {}
        """;
    Compilation.of(first, Map.of("Point.java", POINT), "-cp", Compilation.path());
    Compilation.of(
        second,
        Map.of("Segment.java", user),
        "-cp",
        Compilation.path() + File.pathSeparator + first);
    assertThat(sizeOf("b.ArchivedSegment", first, second)).isEqualTo(5 * 16);

    String larger = POINT.replace("int x,", "int x, double w, byte v,");
    Compilation.of(first, Map.of("Point.java", larger), "-cp", Compilation.path());
    assertThat(sizeOf("b.ArchivedSegment", first, second)).isEqualTo(5 * 32);
  }

  private static long sizeOf(String view, Path... classes) throws Exception {
    URL[] urls = new URL[classes.length];
    for (int i = 0; i < classes.length; i++) {
      urls[i] = classes[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, GeneratedTest.class.getClassLoader())) {
      Method codec = loader.loadClass(view).getMethod("archiveCodec");
      return ((ViewType<?>) codec.invoke(null)).size();
    }
  }

  /// The comments of views are well-formed, and what they refer to is there.
  @Test
  void isDocumented() throws IOException {
    Path sources = Files.createDirectory(output.resolve("sources"));
    Compilation.of(
        output,
        Map.of("Point.java", POINT, "Path.java", PATH),
        "-cp",
        Compilation.path(),
        "-s",
        sources.toString());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-quiet",
                "-package",
                "-Xdoclint:all,-missing",
                "-d",
                output.resolve("javadoc").toString(),
                "-cp",
                Compilation.path() + File.pathSeparator + output));
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .forEach(arguments::add);
    }
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    int status =
        ToolProvider.findFirst("javadoc")
            .orElseThrow()
            .run(writer, writer, arguments.toArray(String[]::new));
    assertThat(messages.toString()).isEmpty();
    assertThat(status).isZero();
  }

  @Test
  void onTheModulePath() {
    String module = "module m { requires transitive dev.mmapsync.archive; exports a; }";
    Compilation compilation =
        Compilation.of(
            output,
            Map.of("module-info.java", module, "a/Point.java", POINT),
            "--module-path",
            Compilation.path());
    assertThat(compilation.messages()).isEmpty();
  }

  @Test
  void isFoundOnTheProcessorPath() throws Exception {
    assertThat(found("-processorpath")).isEmpty();
  }

  @Test
  void isFoundOnTheProcessorModulePath() throws Exception {
    assertThat(found("--processor-module-path")).isEmpty();
  }

  /// What the compiler says when it has to find the processor by itself.
  private String found(String processors) throws Exception {
    String archive = placeOf(Archive.class);
    List<String> arguments =
        List.of(
            "-d",
            output.toString(),
            "-cp",
            archive,
            processors,
            placeOf(ArchiveProcessor.class) + File.pathSeparator + archive,
            "-Xlint:all,-processing",
            Files.writeString(output.resolve("Point.java"), POINT).toString());
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    assertThat(output.resolve("a/ArchivedPoint.class")).as(messages.toString()).exists();
    return messages.toString();
  }

  private static String placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  @Test
  void isIncremental() throws IOException {
    try (var stream =
        ArchiveProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(stream)
          .asString(StandardCharsets.UTF_8)
          .isEqualToIgnoringNewLines(ArchiveProcessor.class.getName() + ",dynamic");
    }
  }

  @Test
  void aKeyFromAnotherJarIsLookedInto() throws IOException {
    Path first = Files.createDirectory(output.resolve("first"));
    String key =
        """
        package a;
        import dev.mmapsync.archive.*;
        @Archive
        public record K(java.util.List<Float> f) {}
        """;
    String user =
        """
        package b;
        import dev.mmapsync.archive.*;
        @Archive
        public record U(java.util.Set<a.K> s) {}
        """;
    Compilation.of(first, Map.of("K.java", key), "-cp", Compilation.path());
    Compilation compilation =
        Compilation.of(
            output,
            Map.of("U.java", user),
            "-cp",
            Compilation.path() + File.pathSeparator + first,
            "-proc:only");
    assertThat(compilation.messages()).hasSize(1).first().asString().contains("float cannot be");
    assertThat(Stream.of(output.toFile().list())).doesNotContain("b");
  }
}
