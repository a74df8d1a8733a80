package dev.mmapsync.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/// Generates `Archived<Name>` for each type that is marked `@Archive`, and with the option
/// `-Adev.mmapsync.rust=<file>.rs` one Rust file with all of them.
///
/// Each class comes from one type alone, so incremental builds run it for the types that changed;
/// with the option, for all types. What has no archive is an error at the component, which says
/// what to write instead. Called by the compiler.
public final class ArchiveProcessor extends AbstractProcessor {
  private static final String ANNOTATION = "dev.mmapsync.archive.Archive";

  /// All types without an error, by name: elements do not outlive their round.
  private final Set<String> generated = new TreeSet<>();

  /// For the compiler.
  public ArchiveProcessor() {}

  /// The option, and for Gradle which kind of processor that makes this one.
  @Override
  public Set<String> getSupportedOptions() {
    boolean rust = processingEnv.getOptions().containsKey(RustFile.OPTION);
    return Set.of(
        RustFile.OPTION,
        "org.gradle.annotation.processing." + (rust ? "aggregating" : "isolating"));
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(ANNOTATION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    annotations.stream()
        .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
        .filter(TypeElement.class::isInstance)
        .map(TypeElement.class::cast)
        .forEach(this::generate);
    String rust = processingEnv.getOptions().get(RustFile.OPTION);
    if (round.processingOver() && !round.errorRaised() && rust != null && !generated.isEmpty()) {
      generateRust(rust);
    }
    return false;
  }

  private void generate(TypeElement type) {
    Names names = new Names(processingEnv.getElementUtils());
    Messager messager = processingEnv.getMessager();
    try {
      Declarations.requireArchivable(type);
      TypeMap types = new TypeMap(names);
      List<Refusal> refusals = types.refusalsOf(type);
      if (!refusals.isEmpty()) {
        refusals.forEach(this::report);
        return;
      }
      String source = new ViewSource(type, names, types).write();
      try (Writer writer =
          processingEnv
              .getFiler()
              .createSourceFile(names.qualifiedViewOf(type), type)
              .openWriter()) {
        writer.write(source);
      }
      generated.add(type.getQualifiedName().toString());
    } catch (Refusal e) {
      report(e);
    } catch (FilerException e) {
      messager.printMessage(
          Diagnostic.Kind.ERROR,
          "there is an " + names.viewOf(type) + " already: rename it, or " + type.getSimpleName(),
          type);
    } catch (IOException e) {
      messager.printMessage(Diagnostic.Kind.ERROR, "cannot write the view: " + e, type);
    }
  }

  private void report(Refusal refusal) {
    processingEnv
        .getMessager()
        .printMessage(Diagnostic.Kind.ERROR, refusal.getMessage(), refusal.element());
  }

  private void generateRust(String option) {
    Names names = new Names(processingEnv.getElementUtils());
    Messager messager = processingEnv.getMessager();
    try {
      RustItems items = new RustItems(new TypeMap(names));
      generated.stream().map(processingEnv.getElementUtils()::getTypeElement).forEach(items::add);
      RustFile.of(option).write(new RustSource(items, names).write());
    } catch (Refusal e) {
      report(e);
    } catch (IllegalArgumentException e) {
      messager.printMessage(Diagnostic.Kind.ERROR, e.getMessage());
    } catch (IOException e) {
      messager.printMessage(Diagnostic.Kind.ERROR, "cannot write the Rust source: " + e);
    }
  }
}
