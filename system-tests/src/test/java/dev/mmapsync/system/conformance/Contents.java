package dev.mmapsync.system.conformance;

import dev.mmapsync.Checksum;
import dev.mmapsync.InstanceVersion;
import dev.mmapsync.system.Pattern;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;

/// Archives in hexadecimal digits, as commands and answers have them.
final class Contents {
  private Contents() {}

  /// The pattern of `number` in `size` bytes.
  static String of(int number, int size) {
    byte[] bytes = new byte[size];
    Pattern.fill(MemorySegment.ofArray(bytes), number);
    return HexFormat.of().formatHex(bytes);
  }

  /// The version that these bytes have in data file `index`.
  static InstanceVersion version(int index, String hex) {
    MemorySegment bytes = MemorySegment.ofArray(HexFormat.of().parseHex(hex));
    return InstanceVersion.of(index, bytes.byteSize(), Checksum.wyhash().of(bytes));
  }
}
