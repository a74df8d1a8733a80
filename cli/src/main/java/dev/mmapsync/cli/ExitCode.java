package dev.mmapsync.cli;

import dev.mmapsync.ArchiveSizeException;
import dev.mmapsync.DataFileException;
import dev.mmapsync.FilesReplacedException;
import dev.mmapsync.NoSpaceException;
import dev.mmapsync.NotPublishedException;
import dev.mmapsync.ReadersBusyException;
import dev.mmapsync.RegistryFileException;
import dev.mmapsync.StateFileException;
import dev.mmapsync.SynchronizerException;
import dev.mmapsync.TypeMismatchException;
import dev.mmapsync.UnsupportedPlatformException;
import dev.mmapsync.VerificationException;
import dev.mmapsync.WriteLockException;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a command ended, for scripts. The numbers are part of the interface and do not change.
///
/// `docs/how-to/command-line.md` has the same table; a test compares the two.
public enum ExitCode {
  /// Everything asked for was done.
  DONE(0, "done"),
  /// Whatever has no code of its own; worth a bug report.
  FAILED(1, "failed for a reason that has no code of its own"),
  /// The command line makes no sense.
  USAGE(2, "the command line is wrong"),
  /// No writer has published under the prefix yet, or its files are gone.
  NOTHING_PUBLISHED(3, "nothing is published under the prefix"),
  /// Another process holds what is needed.
  BUSY(4, "another process is in the way: it holds the write lock"),
  /// The file that was to be published cannot be.
  INPUT(5, "the file to publish is missing, unreadable, empty, too large, or it changed meanwhile"),
  /// The files of the prefix are broken or out of reach.
  FILES(6, "a file of the prefix is missing, damaged, or may not be accessed"),
  /// Bytes are not what they should be.
  WRONG_CONTENT(7, "the content is wrong: the checksum differs, or the demo saw a torn read"),
  /// Nothing was published for want of space.
  NO_SPACE(8, "no space left; the snapshot before stays as it is"),
  /// Ended from the keyboard.
  INTERRUPTED(130, "interrupted (Ctrl-C)"),
  /// Whoever read the output went away.
  BROKEN_PIPE(141, "whoever read the output went away, as in `cat PREFIX` into `head`");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// The number that the process ends with.
  public int code() {
    return code;
  }

  /// What it means, for the table.
  String meaning() {
    return meaning;
  }

  /// The code of a failure.
  static ExitCode of(Throwable failure) {
    return switch (failure) {
      case CommandFailure known -> known.exitCode();
      case SynchronizerException known -> of(known);
      default -> FAILED;
    };
  }

  private static ExitCode of(SynchronizerException failure) {
    return switch (failure) {
      case NotPublishedException _ -> NOTHING_PUBLISHED;
      case WriteLockException _, ReadersBusyException _ -> BUSY;
      case ArchiveSizeException _ -> INPUT;
      case StateFileException _,
          DataFileException _,
          RegistryFileException _,
          FilesReplacedException _ ->
          FILES;
      case VerificationException _, TypeMismatchException _ -> WRONG_CONTENT;
      case NoSpaceException _ -> NO_SPACE;
      case UnsupportedPlatformException _ -> FAILED;
    };
  }

  /// The table, in the form in which picocli prints it.
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (ExitCode exitCode : values()) {
      table.put(String.valueOf(exitCode.code), exitCode.meaning);
    }
    return table;
  }
}
