package dev.mmapsync.archive.tests;

import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Random types, compiled with the processor and loaded.
final class CompiledTypes implements RandomTypes.Types, AutoCloseable {
  private static final String PACKAGE = "random.";

  private final RandomTypes types;
  private final URLClassLoader loader;

  private CompiledTypes(RandomTypes types, URLClassLoader loader) {
    this.types = types;
    this.loader = loader;
  }

  /// Compiles `count` types into `folder`.
  static CompiledTypes of(Random random, int count, Path folder) throws IOException {
    RandomTypes types = new RandomTypes(random);
    String source = types.source(count);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///random/Types.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path", ""),
            "-processor",
            "dev.mmapsync.processor.ArchiveProcessor");
    if (!compiler.getTask(errors, null, null, options, null, List.of(file)).call()) {
      throw new AssertionError(errors + "\n" + source);
    }
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, CompiledTypes.class.getClassLoader());
    return new CompiledTypes(types, loader);
  }

  /// The names of the types.
  List<String> names() {
    return types.names();
  }

  /// The archive type of a type.
  ArchiveType<?, ?> type(String name) {
    try {
      return (ArchiveType<?, ?>)
          loader.loadClass(PACKAGE + "ArchivedTypes_" + name).getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A random value of a type.
  Object value(String name, Random random) {
    RandomTypes.Values values = new RandomTypes.Values(random, this, 0, "");
    return name.startsWith("E") ? constant(name, random) : record(name, values);
  }

  @Override
  public Object record(String name, RandomTypes.Values values) {
    List<String> variants = types.variantsOf(name);
    if (!variants.isEmpty()) {
      // The last one may hold two of its own kind: not for ever.
      int choice = values.random().nextInt(values.depth() > 4 ? 1 : variants.size());
      return make(name + "$" + variants.get(choice), variants.get(choice), values);
    }
    return make(name, name, values);
  }

  private Object make(String binaryName, String name, RandomTypes.Values values) {
    List<@Nullable Object> components = new ArrayList<>();
    for (RandomTypes.Use use : types.components(name)) {
      components.add(use.value().apply(values.deeper()));
    }
    try {
      Constructor<?> constructor =
          loader.loadClass(PACKAGE + "Types$" + binaryName).getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.newInstance(components.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(binaryName + components, e);
    }
  }

  @Override
  public Object constant(String name, Random random) {
    try {
      Object[] constants = loader.loadClass(PACKAGE + "Types$" + name).getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
