package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.InternetAddresses;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An address and a port in an archive: Rust's `SocketAddrV4` or `SocketAddrV6`, or a `SocketAddr`,
/// which is either.
///
/// Prints as in Rust: `192.168.1.2:80`, `[2001:db8::1]:80`. For any number of threads.
public final class ArchivedSocketAddress implements Comparable<ArchivedSocketAddress> {
  private static final long PORT_OF_V4_AT = 4;
  private static final long PORT_OF_V6_AT = 16;
  private static final long FLOW_AT = 20;
  private static final long SCOPE_AT = 24;

  private final MemorySegment archive;
  private final long at;
  private final boolean v6;

  private ArchivedSocketAddress(MemorySegment archive, long at, boolean v6) {
    this.archive = archive;
    this.at = at;
    this.v6 = v6;
  }

  /// The `SocketAddrV4` whose six bytes lie at `at`.
  public static ArchivedSocketAddress v4At(MemorySegment archive, long at) {
    return new ArchivedSocketAddress(archive, at, false);
  }

  /// The `SocketAddrV6` whose 28 bytes lie at `at`.
  public static ArchivedSocketAddress v6At(MemorySegment archive, long at) {
    return new ArchivedSocketAddress(archive, at, true);
  }

  /// The address, without the scope.
  public InetAddress address() {
    return v6 ? InternetAddresses.v6(archive, at) : InternetAddresses.v4(archive, at);
  }

  /// The port.
  public int port() {
    return Bytes.getShort(archive, at + (v6 ? PORT_OF_V6_AT : PORT_OF_V4_AT)) & 0xFFFF;
  }

  /// The flow label and traffic class of IPv6, unsigned; 0 for IPv4.
  public int flowInfo() {
    return v6 ? Bytes.getInt(archive, at + FLOW_AT) : 0;
  }

  /// The scope of an address of IPv6, unsigned; 0 = none.
  public int scopeId() {
    return v6 ? Bytes.getInt(archive, at + SCOPE_AT) : 0;
  }

  /// The same as an `InetSocketAddress`.
  ///
  /// @throws ArchiveException if it has a flow label, or a scope beyond 2^31 - 1, which Java's
  ///   cannot have
  public InetSocketAddress toSocketAddress() {
    int scope = scopeId();
    if (flowInfo() != 0 || scope < 0) {
      throw new ArchiveException("Java has no such socket address: value=" + this, at);
    }
    InetAddress address = address();
    if (scope != 0) {
      address = InternetAddresses.scoped((Inet6Address) address, scope);
    }
    return new InetSocketAddress(address, port());
  }

  /// Compares as Rust does: those of IPv4 first; by address, port, flow label and scope.
  @Override
  public int compareTo(ArchivedSocketAddress other) {
    if (v6 != other.v6) {
      return Boolean.compare(v6, other.v6);
    }
    int size = v6 ? InternetAddresses.V6_SIZE : InternetAddresses.V4_SIZE;
    int order = InternetAddresses.compare(archive, at, other.archive, other.at, size);
    if (order == 0) {
      order = port() - other.port();
    }
    if (order == 0) {
      order = Integer.compareUnsigned(flowInfo(), other.flowInfo());
    }
    return order != 0 ? order : Integer.compareUnsigned(scopeId(), other.scopeId());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArchivedSocketAddress that
        && v6 == that.v6
        && port() == that.port()
        && flowInfo() == that.flowInfo()
        && scopeId() == that.scopeId()
        && address().equals(that.address());
  }

  @Override
  public int hashCode() {
    return Objects.hash(address(), port(), flowInfo(), scopeId());
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (v6) {
      out.append('[');
      InternetAddresses.printV6(out, archive, at);
      if (scopeId() != 0) {
        out.append('%').append(Integer.toUnsignedString(scopeId()));
      }
      out.append(']');
    } else {
      InternetAddresses.printV4(out, archive, at);
    }
    return out.append(':').append(port()).toString();
  }
}
