package dev.mmapsync.system.program;

import dev.mmapsync.DataFileException;
import dev.mmapsync.NotPublishedException;
import dev.mmapsync.ReadersBusyException;
import dev.mmapsync.StateFileException;
import dev.mmapsync.SynchronizerException;
import dev.mmapsync.TypeMismatchException;
import dev.mmapsync.VerificationException;
import dev.mmapsync.WriteLockException;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.system.types.ArchivedEverything;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several commands for one thread or process of this library: the commands, and the answers, of
/// `session.rs`, which has the table, for the same tests.
///
/// More than there: `open PREFIX [registry=none] [policy=evict|fail|detach] [lock=off]`; a write
/// tells also of `dead`, `evicted` and `detached` readers, and a look and a release of the `fate`
/// of what was held. There is no `repeat`.
///
/// As a program, it reads commands from the standard input until that ends.
///
/// For one thread at a time.
public final class Session implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  private @Nullable OpenPrefix opened;

  /// Runs the program.
  public static void main(String[] arguments) throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Session session = new Session()) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        String answer = session.answer(line);
        System.out.println(answer);
        if (answer.equals("exiting")) {
          // As the process stands: nothing is closed.
          Runtime.getRuntime().halt(0);
        }
      }
    }
  }

  /// Does what `line` says, and tells what came of it.
  public String answer(String line) {
    List<String> words = Arrays.asList(line.split(" ", -1));
    try {
      return answer(words.getFirst(), words.subList(1, words.size()));
    } catch (SynchronizerException | ArchiveException e) {
      return "failed kind=" + kind(e) + " message=" + e.getMessage();
    } catch (IllegalArgumentException e) {
      return "failed kind=usage message=" + e.getMessage();
    }
  }

  private String answer(String command, List<String> words) {
    return switch (command) {
      case "open" -> {
        close();
        opened = new OpenPrefix(Path.of(words.getFirst()), Options.of(words, 1));
        yield "opened";
      }
      case "write" -> opened().write(words.getFirst(), Options.of(words, 1));
      case "write-raw" -> opened().writeRaw(HEX.parseHex(words.getFirst()), Options.of(words, 1));
      case "read" -> opened().read(words.getFirst(), Options.of(words, 1));
      case "read-raw" -> opened().readRaw();
      case "hold" -> opened().hold(words.getFirst());
      case "look" -> opened().look(words.getFirst());
      case "release" -> opened().release(words.getFirst());
      case "version" -> opened().version();
      case "unlock" -> opened().unlock();
      case "fingerprint" ->
          "fingerprint bits=" + HEX.toHexDigits(ArchivedEverything.TYPE.fingerprint());
      case "exit" -> "exiting";
      default -> throw new IllegalArgumentException("not understood: " + command);
    };
  }

  private OpenPrefix opened() {
    if (opened == null) {
      throw new IllegalArgumentException("no prefix is open");
    }
    return opened;
  }

  /// The words that `session.rs` has for the errors of the crate, and some that it has no use for.
  private static String kind(RuntimeException e) {
    return switch (e) {
      case NotPublishedException _ -> "not-published";
      case WriteLockException _ -> "locked";
      case ReadersBusyException _ -> "busy";
      case VerificationException _ -> "archive";
      case TypeMismatchException _ -> "type";
      case DataFileException _ -> "data";
      case StateFileException _ -> "state";
      case ArchiveException _ -> "value";
      default -> e.getClass().getSimpleName();
    };
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
