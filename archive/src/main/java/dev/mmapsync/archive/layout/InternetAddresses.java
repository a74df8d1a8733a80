package dev.mmapsync.archive.layout;

import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Addresses of IPv4 and IPv6, which archives hold in the order of the network.
public final class InternetAddresses {
  /// Size of an address of IPv4.
  public static final int V4_SIZE = 4;

  /// Size of an address of IPv6.
  public static final int V6_SIZE = 16;

  private static final int GROUPS = 8;
  private static final int NO_SCOPE = -1;

  private InternetAddresses() {}

  /// The address of IPv4 at `at`.
  public static Inet4Address v4(MemorySegment archive, long at) {
    try {
      return (Inet4Address) InetAddress.getByAddress(bytes(archive, at, V4_SIZE));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The address of IPv6 at `at`, even if it is one of IPv4 mapped to IPv6, of which
  /// `InetAddress.getByAddress` would make an `Inet4Address`.
  public static Inet6Address v6(MemorySegment archive, long at) {
    return v6(bytes(archive, at, V6_SIZE), NO_SCOPE);
  }

  /// An address with a scope.
  public static Inet6Address scoped(Inet6Address address, int scope) {
    return v6(address.getAddress(), scope);
  }

  private static Inet6Address v6(byte[] bytes, int scope) {
    try {
      return Inet6Address.getByAddress(null, bytes, scope);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(MemorySegment archive, long at, int size) {
    byte[] bytes = new byte[size];
    MemorySegment.copy(archive, Bytes.BYTE, at, bytes, 0, size);
    return bytes;
  }

  /// Compares the `size` bytes of two addresses, as numbers without a sign.
  public static int compare(
      MemorySegment archive, long at, MemorySegment other, long otherAt, int size) {
    for (int i = 0; i < size; i++) {
      int order =
          Byte.compareUnsigned(Bytes.getByte(archive, at + i), Bytes.getByte(other, otherAt + i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// Prints an address of IPv4: `192.168.1.2`.
  public static void printV4(StringBuilder out, MemorySegment archive, long at) {
    for (int i = 0; i < V4_SIZE; i++) {
      out.append(i > 0 ? "." : "").append(Bytes.getByte(archive, at + i) & 0xFF);
    }
  }

  /// Prints an address of IPv6 as RFC 5952 has it, and as Rust does: `2001:db8::1`.
  public static void printV6(StringBuilder out, MemorySegment archive, long at) {
    int zeros = longestZeros(archive, at);
    if (zeros == (5 << Byte.SIZE) && group(archive, at, 5) == 0xFFFF) {
      out.append("::ffff:");
      printV4(out, archive, at + V6_SIZE - V4_SIZE);
      return;
    }
    int skipped = zeros >>> Byte.SIZE;
    int start = skipped > 1 ? zeros & 0xFF : GROUPS;
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        out.append("::");
        i += skipped - 1;
      } else {
        boolean first = i == 0 || (start < GROUPS && i == start + skipped);
        out.append(first ? "" : ":").append(Integer.toHexString(group(archive, at, i)));
      }
    }
  }

  private static int group(MemorySegment archive, long at, int index) {
    long byteAt = at + 2L * index;
    return (Bytes.getByte(archive, byteAt) & 0xFF) << Byte.SIZE
        | (Bytes.getByte(archive, byteAt + 1) & 0xFF);
  }

  /// Count and start of the first among the longest runs of zeros, in two bytes.
  private static int longestZeros(MemorySegment archive, long at) {
    int longest = 0;
    int start = 0;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && group(archive, at, end) == 0) {
        end++;
      }
      if (end - i > longest) {
        longest = end - i;
        start = i;
      }
      i = Math.max(i, end - 1);
    }
    return longest << Byte.SIZE | start;
  }
}
