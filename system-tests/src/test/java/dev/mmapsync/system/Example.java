package dev.mmapsync.system;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/// The example of the crate's README, `HelloWorld { version: 7, messages: ["Hello", "World", "!"]
/// }`, as the bytes that protocol.md, section 1, prescribes.
public final class Example {
  /// The archive.
  public static final String ARCHIVE =
      "48656c6c6f000005"
          + "576f726c64000005"
          + "2100000000000001"
          + "07000000e4ffffff"
          + "03000000";

  /// The state file after it was published twice.
  public static final String STATE_AFTER_TWO = "49000000" + "00ff90f3" + "0000000000000000";

  private Example() {}

  /// The archive in memory of its own.
  public static MemorySegment archive() {
    byte[] bytes = HexFormat.of().parseHex(ARCHIVE);
    return MemorySegment.ofArray(bytes);
  }
}
