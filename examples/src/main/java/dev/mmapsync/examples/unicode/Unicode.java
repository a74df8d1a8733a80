package dev.mmapsync.examples.unicode;

import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import java.nio.file.Path;
import java.util.Locale;

/// `unicode publish PREFIX VERSIONS` publishes the table again and again; `unicode find PREFIX
/// WHAT...` looks characters up meanwhile, each by `U+1F980` or by its name.
public final class Unicode {
  private static final int HEX = 16;

  private Unicode() {}

  /// Runs one of the two.
  public static void main(String[] arguments) {
    if (arguments.length == 3 && arguments[0].equals("publish")) {
      publish(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    } else if (arguments.length > 2 && arguments[0].equals("find")) {
      try (var reader =
          Synchronizer.reader(Path.of(arguments[1]), ArchivedCharacterTable.TYPE).open()) {
        for (int i = 2; i < arguments.length; i++) {
          System.out.println(find(reader, arguments[i]));
        }
      }
    } else {
      System.err.println("usage: unicode publish PREFIX VERSIONS | unicode find PREFIX WHAT...");
      System.exit(2);
    }
  }

  static void publish(Path prefix, int versions) {
    try (var writer = Synchronizer.writer(prefix, ArchivedCharacterTable.TYPE).open()) {
      for (int version = 1; version <= versions; version++) {
        WriteResult result = writer.write(CharacterTable.of(version));
        System.out.println("version " + version + ": " + result.size() + " bytes");
      }
    }
  }

  /// A line about a character. Nothing but what is printed is copied out of the shared memory.
  static String find(SnapshotReader<ArchivedCharacterTable> reader, String what) {
    try (var snapshot = reader.read()) {
      ArchivedCharacterTable table = snapshot.value();
      Integer codePoint =
          what.startsWith("U+")
              ? Integer.valueOf(what.substring(2), HEX)
              : table.names().get(what.toUpperCase(Locale.ROOT));
      ArchivedCharacterTable_Entry entry =
          codePoint == null ? null : table.characters().get(codePoint.intValue());
      if (codePoint == null || entry == null) {
        return "version " + table.version() + ": no such character: " + what;
      }
      return String.format(
          "version %d: U+%04X %s, %s, %s",
          table.version(), codePoint, entry.name(), entry.category(), entry.block());
    }
  }
}
