package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchivedSocketAddress;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// `SocketAddrV4`, `SocketAddrV6` and `SocketAddr`.
///
/// For generated code.
///
/// @param kind which of the three
public record SocketAddressCodec(Kind kind)
    implements Codec<InetSocketAddress, ArchivedSocketAddress> {
  private static final long PORT_OF_V4_AT = 4;
  private static final long PORT_OF_V6_AT = 16;
  private static final long SCOPE_AT = 24;

  /// What a socket address is.
  public enum Kind {
    /// `SocketAddrV4`: address, port.
    V4("socketaddrv4", 6, 2),
    /// `SocketAddrV6`: address, port, flow label, scope.
    V6("socketaddrv6", 28, 4),
    /// `SocketAddr`: a tag, and room for the larger one.
    EITHER("socketaddr", 32, 4);

    private final String description;
    private final long size;
    private final long align;

    Kind(String description, long size, long align) {
      this.description = description;
      this.size = size;
      this.align = align;
    }
  }

  @Override
  public long size() {
    return kind.size;
  }

  @Override
  public long align() {
    return kind.align;
  }

  @Override
  public boolean hasDependencies() {
    return false;
  }

  @Override
  public boolean alwaysValid() {
    return kind != Kind.EITHER;
  }

  @Override
  public void serialize(InetSocketAddress value, ArchiveWriter out) {
    // Refers to nothing.
  }

  @Override
  public void resolve(InetSocketAddress value, ArchiveWriter out, long at) {
    InetAddress address = resolved(value);
    boolean v6 = address instanceof Inet6Address;
    if (kind == (v6 ? Kind.V4 : Kind.V6)) {
      throw new ArchiveException("not an address of IP" + kind + ": value=" + value);
    }
    long start = start(at, v6);
    if (kind == Kind.EITHER) {
      out.setByte(at, (byte) (v6 ? 1 : 0));
    }
    byte[] bytes = address.getAddress();
    out.setArray(start, bytes, Bytes.BYTE, bytes.length);
    out.setShort(start + (v6 ? PORT_OF_V6_AT : PORT_OF_V4_AT), (short) value.getPort());
    if (address instanceof Inet6Address scoped) {
      out.setInt(start + SCOPE_AT, scoped.getScopeId());
    }
  }

  /// Where the address begins: behind the tag, at a multiple of its alignment.
  private long start(long at, boolean v6) {
    return kind != Kind.EITHER ? at : at + (v6 ? Kind.V6.align : Kind.V4.align);
  }

  private boolean isV6(MemorySegment archive, long at) {
    return switch (kind) {
      case V4 -> false;
      case V6 -> true;
      case EITHER -> Layouts.tag(archive, at, 1, 2) == 1;
    };
  }

  @Override
  public ArchivedSocketAddress view(MemorySegment archive, long at) {
    boolean v6 = isV6(archive, at);
    long start = start(at, v6);
    return v6
        ? ArchivedSocketAddress.v6At(archive, start)
        : ArchivedSocketAddress.v4At(archive, start);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    isV6(check.archive(), at);
  }

  @Override
  public InetSocketAddress deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).toSocketAddress();
  }

  @Override
  public InetSocketAddress fromView(ArchivedSocketAddress view) {
    return view.toSocketAddress();
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return view(archive, at).equals(view(other, otherAt));
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).hashCode();
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(view(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add(kind.description);
  }

  private static InetAddress resolved(InetSocketAddress value) {
    InetAddress address = value.getAddress();
    if (address == null) {
      throw new ArchiveException("socket address is not resolved: value=" + value);
    }
    return address;
  }

  private static int scope(InetAddress address) {
    return address instanceof Inet6Address scoped ? scoped.getScopeId() : 0;
  }

  /// Those of IPv4 first; by address, port and scope. Java has no flow labels.
  @Override
  public int compare(InetSocketAddress a, InetSocketAddress b) {
    int order = LibraryCodecs.IP.compare(resolved(a), resolved(b));
    if (order == 0) {
      order = a.getPort() - b.getPort();
    }
    return order != 0 ? order : scope(a.getAddress()) - scope(b.getAddress());
  }

  @Override
  public int compare(InetSocketAddress key, MemorySegment archive, long at) {
    ArchivedSocketAddress view = view(archive, at);
    int order = LibraryCodecs.IP.compare(resolved(key), view.address());
    if (order == 0) {
      order = key.getPort() - view.port();
    }
    if (order == 0) {
      order = Integer.compareUnsigned(0, view.flowInfo());
    }
    return order != 0 ? order : Integer.compareUnsigned(scope(key.getAddress()), view.scopeId());
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return view(archive, at).compareTo(view(other, otherAt));
  }
}
