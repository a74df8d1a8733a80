package dev.mmapsync.system.types;

import dev.mmapsync.system.types.Library.Outcome;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Values of [Library].
final class LibraryValues {
  private static final UUID ID = UUID.fromString("67e55044-10b1-426f-9247-bb680e5fe0c8");
  private static final Inet4Address V4 = Inet4Address.ofLiteral("192.168.1.2");
  private static final Inet6Address V6 = (Inet6Address) Inet6Address.ofLiteral("2001:db8::7");

  private LibraryValues() {}

  static Library full(String owned) {
    return new Library(
        BigInteger.ONE.shiftLeft(100).negate(),
        BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE),
        -1,
        ID,
        Set.of(ID, new UUID(0, 1)),
        V4,
        V6,
        V6,
        new InetSocketAddress(V6, 443),
        new InetSocketAddress(V4, 80),
        "/dev/shm/prefix",
        owned,
        List.of(owned, "another", owned),
        List.of(new Outcome.Ok(7), new Outcome.Err("there is no such number")));
  }

  static Library empty() {
    Inet4Address any = Inet4Address.ofLiteral("0.0.0.0");
    return new Library(
        BigInteger.ZERO,
        BigInteger.ZERO,
        1,
        new UUID(0, 0),
        Set.of(),
        any,
        (Inet6Address) Inet6Address.ofLiteral("::"),
        any,
        new InetSocketAddress(any, 0),
        new InetSocketAddress(any, 0),
        "",
        "",
        List.of(),
        List.of());
  }
}
