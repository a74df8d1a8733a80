package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.InternetAddresses;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// `Ipv4Addr`, `Ipv6Addr` and `IpAddr`, read as the value itself.
///
/// For generated code.
///
/// @param <T> the address
/// @param kind which of the three
/// @param type the class of `T`
public record AddressCodec<T extends InetAddress>(Kind kind, Class<T> type) implements Codec<T, T> {

  /// What an address is.
  public enum Kind {
    /// `Ipv4Addr`.
    V4("ipv4addr", InternetAddresses.V4_SIZE),
    /// `Ipv6Addr`.
    V6("ipv6addr", InternetAddresses.V6_SIZE),
    /// `IpAddr`: a tag, and room for the larger one.
    EITHER("ipaddr", 1 + InternetAddresses.V6_SIZE);

    private final String description;
    private final long size;

    Kind(String description, long size) {
      this.description = description;
      this.size = size;
    }
  }

  @Override
  public long size() {
    return kind.size;
  }

  @Override
  public long align() {
    return 1;
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
  public void serialize(T value, ArchiveWriter out) {
    // Refers to nothing.
  }

  @Override
  public void resolve(T value, ArchiveWriter out, long at) {
    if (value instanceof Inet6Address scoped && scoped.getScopeId() != 0) {
      throw new ArchiveException(
          "address has a scope, which Rust keeps in a socket address only: value=" + value);
    }
    long start = at;
    if (kind == Kind.EITHER) {
      out.setByte(at, (byte) (value instanceof Inet6Address ? 1 : 0));
      start++;
    }
    byte[] bytes = value.getAddress();
    out.setArray(start, bytes, Bytes.BYTE, bytes.length);
  }

  /// Whether the address at `at` is one of IPv6.
  private boolean isV6(MemorySegment archive, long at) {
    return switch (kind) {
      case V4 -> false;
      case V6 -> true;
      case EITHER -> Layouts.tag(archive, at, 1, 2) == 1;
    };
  }

  private long start(long at) {
    return kind == Kind.EITHER ? at + 1 : at;
  }

  @Override
  public T view(MemorySegment archive, long at) {
    InetAddress address =
        isV6(archive, at)
            ? InternetAddresses.v6(archive, start(at))
            : InternetAddresses.v4(archive, start(at));
    return type.cast(address);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    isV6(check.archive(), at);
  }

  @Override
  public T deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at);
  }

  @Override
  public T fromView(T view) {
    return view;
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
    if (isV6(archive, at)) {
      InternetAddresses.printV6(out, archive, start(at));
    } else {
      InternetAddresses.printV4(out, archive, start(at));
    }
  }

  @Override
  public void describe(Description out) {
    out.add(kind.description);
  }

  /// `Ipv4Addr`.
  static AddressCodec<Inet4Address> v4() {
    return new AddressCodec<>(Kind.V4, Inet4Address.class);
  }

  /// `Ipv6Addr`.
  static AddressCodec<Inet6Address> v6() {
    return new AddressCodec<>(Kind.V6, Inet6Address.class);
  }

  /// `IpAddr`.
  static AddressCodec<InetAddress> either() {
    return new AddressCodec<>(Kind.EITHER, InetAddress.class);
  }

  /// Those of IPv4 first.
  @Override
  public int compare(T a, T b) {
    byte[] bytes = a.getAddress();
    byte[] others = b.getAddress();
    return bytes.length != others.length
        ? bytes.length - others.length
        : Arrays.compareUnsigned(bytes, others);
  }
}
