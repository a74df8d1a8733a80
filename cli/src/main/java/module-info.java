/// The command line of mmap-sync: publish a file, look at a prefix, and a demo with real processes.
///
/// It has no synchronization logic of its own: everything goes through the public API.
@org.jspecify.annotations.NullMarked
module dev.mmapsync.cli {
  requires com.fasterxml.jackson.databind;
  requires dev.mmapsync;
  requires info.picocli;
  requires static org.jspecify;

  opens dev.mmapsync.cli to
      com.fasterxml.jackson.databind,
      info.picocli;
  opens dev.mmapsync.cli.demo to
      com.fasterxml.jackson.databind,
      info.picocli;
}
