package dev.mmapsync.system.conformance;

/// The contracts that every pair keeps.
abstract class Conformance extends Pair
    implements PublishingContract, FilesContract, HoldingContract, LockContract, ValuesContract {
  Conformance(Side writing, Side reading, boolean registry) {
    super(writing, reading, registry);
  }
}
