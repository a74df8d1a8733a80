/// Generates archived views for `@Archive` types. Needed at compile time only.
@org.jspecify.annotations.NullMarked
module dev.mmapsync.processor {
  requires dev.mmapsync.archive;
  requires java.compiler;
  requires static org.jspecify;

  provides javax.annotation.processing.Processor with
      dev.mmapsync.processor.ArchiveProcessor;
}
