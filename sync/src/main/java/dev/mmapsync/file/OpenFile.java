package dev.mmapsync.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// An open file. Closing it ends its lock, and no mapping.
///
/// For one thread at a time. Closing it again does nothing.
interface OpenFile extends AutoCloseable {

  /// Where it was opened; it may have another name, or none, by now.
  Path path();

  /// What it is, asked while it still has the name that it was opened with.
  FileStatus status() throws IOException;

  /// How long it is in bytes, whatever its name.
  long size() throws IOException;

  /// Takes the writer's lock of this file, which goes with the process: false if somebody else has
  /// it.
  ///
  /// @param name what the file is called, or will be
  boolean tryLock(Path name) throws IOException;

  /// Takes the lock of one byte for this open file: false if another open file has it. Only where
  /// [Host#hasSlots].
  boolean tryLockByte(long offset) throws IOException;

  /// Gives back the lock of one byte. Only where [Host#hasSlots].
  void unlockByte(long offset) throws IOException;

  /// Whether another open file has the lock of a byte. Only where [Host#hasSlots].
  boolean isByteLocked(long offset) throws IOException;

  /// Maps the first `size` bytes of the file, which must have so many, writable if it was opened
  /// so.
  ///
  /// @param arena what unmaps it
  MemorySegment map(long size, Arena arena) throws IOException;

  /// Makes the file at least `size` bytes long, with blocks for every byte from `from` on.
  ///
  /// @throws NoSpaceLeftException if the disk has no room. The file may have got longer then.
  void reserve(long from, long size) throws IOException;

  /// Sets the length.
  void resize(long size) throws IOException;

  /// Waits until content and length are on disk, what was stored through mappings included.
  void force() throws IOException;

  @Override
  void close();
}
