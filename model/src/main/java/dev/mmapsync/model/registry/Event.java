package dev.mmapsync.model.registry;

/// What may happen at any moment of a run, once it is asked for.
public enum Event {
  /// A writer fails or dies at any step, and another goes on.
  WRITER_DIES,
  /// No slot has been claimed yet: each reader does it at a time of its own.
  SLOTS_UNCLAIMED,
  /// A reader dies at any step, once, and another takes its slot.
  READER_DIES,
  /// Any write may be that of a writer without a registry.
  FOREIGN_WRITER,
  /// A writer of this library sets a count to 0 when its grace is over.
  COUNTS_RESET,
  /// The number of a deleted file is given to the next one that is made.
  FILE_NUMBERS_REUSED,
  /// Two publications at one index may have the same version word and different bytes.
  WORDS_REPEAT,
  /// Readers store to `hold` without a fence, and writers call `membarrier`. A claim stays a locked
  /// instruction.
  ASYMMETRIC_FENCE,
  /// A writer that cannot call `membarrier` may follow, once.
  WRITER_WITHOUT_MEMBARRIER,
  /// A writer may be a thread of a reader's process.
  WRITER_BESIDE_READER,
  /// Two writers without a lock take turns at writing, each of which remembers what it has done.
  WRITERS_ALTERNATE,
  /// The registry is deleted, once, and the next writer finds none.
  REGISTRY_LOST
}
