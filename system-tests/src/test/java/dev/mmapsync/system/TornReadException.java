package dev.mmapsync.system;

/// A snapshot whose bytes are not those of one publication.
public final class TornReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TornReadException(String what, long number, long size, long position) {
    super(what + ": number=" + number + " size=" + size + " position=" + position);
  }
}
