package dev.mmapsync.cli;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/// A file on its way into a snapshot.
///
/// It is read, not mapped: whoever cuts a file that we read gives us a short count, whoever cuts
/// one that we have mapped gives us a fault. It costs the same, one copy into the data file.
///
/// For one thread.
public final class Input implements AutoCloseable {
  private static final long PIECE = 4L << 20;

  private final Path path;
  private final FileStamp stamp;
  private final FileChannel channel;

  private Input(Path path, FileStamp stamp, FileChannel channel) {
    this.path = path;
    this.stamp = stamp;
    this.channel = channel;
  }

  /// Opens a regular file.
  ///
  /// @throws CommandFailure if it is not there or may not be read
  public static Input open(Path path) {
    FileStamp stamp = FileStamp.of(path);
    try {
      return new Input(path, stamp, FileChannel.open(path, StandardOpenOption.READ));
    } catch (IOException e) {
      throw failure("cannot read the file", path, e);
    }
  }

  /// Its size when it was opened, in bytes.
  public long size() {
    return stamp.size();
  }

  /// The stamp that it had when it was opened.
  FileStamp stamp() {
    return stamp;
  }

  /// Fills `target` with the first bytes of the file.
  ///
  /// @param progress is told how many bytes have been copied
  /// @throws CommandFailure if the file was changed or replaced since it was opened
  public void copyTo(MemorySegment target, LongConsumer progress) {
    long size = target.byteSize();
    try {
      for (long done = 0; done < size; ) {
        ByteBuffer piece = target.asSlice(done, Math.min(PIECE, size - done)).asByteBuffer();
        while (piece.hasRemaining()) {
          int count = channel.read(piece, done + piece.position());
          if (count < 0) {
            throw changed();
          }
        }
        done += piece.limit();
        progress.accept(done);
      }
    } catch (IOException e) {
      throw failure("cannot read the file", path, e);
    }
    if (!FileStamp.of(path).equals(stamp)) {
      throw changed();
    }
  }

  private CommandFailure changed() {
    return new CommandFailure(
        ExitCode.INPUT, "the file changed while it was read, nothing was published: file=" + path);
  }

  static CommandFailure failure(String what, Path path, IOException cause) {
    String why =
        switch (cause) {
          case NoSuchFileException _ -> "no such file";
          case AccessDeniedException _ -> "permission denied";
          default -> String.valueOf(cause.getMessage());
        };
    return new CommandFailure(ExitCode.INPUT, what + ": " + why + ": file=" + path, cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failure("cannot close the file", path, e);
    }
  }
}
