package dev.mmapsync.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Messager;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/// Generates `Archived<Name>` for each type that is marked `@Archive`.
///
/// Each class comes from one type alone, so incremental builds run it for the types that changed.
/// What has no archive is an error at the component, which says what to write instead. Called by
/// the compiler.
public final class ArchiveProcessor extends AbstractProcessor {
  private static final String ANNOTATION = "dev.mmapsync.archive.Archive";

  /// For the compiler.
  public ArchiveProcessor() {}

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
    for (TypeElement annotation : annotations) {
      round.getElementsAnnotatedWith(annotation).stream()
          .filter(TypeElement.class::isInstance)
          .map(TypeElement.class::cast)
          .forEach(this::generate);
    }
    return false;
  }

  private void generate(TypeElement type) {
    Names names = new Names(processingEnv.getElementUtils());
    Messager messager = processingEnv.getMessager();
    try {
      Declarations.requireArchivable(type);
      String source = new ViewSource(type, names, new TypeMap(names)).write();
      try (Writer writer =
          processingEnv
              .getFiler()
              .createSourceFile(names.qualifiedViewOf(type), type)
              .openWriter()) {
        writer.write(source);
      }
    } catch (Refusal e) {
      messager.printMessage(Diagnostic.Kind.ERROR, e.getMessage(), e.element());
    } catch (IOException e) {
      messager.printMessage(Diagnostic.Kind.ERROR, "cannot write the view: " + e, type);
    }
  }
}
