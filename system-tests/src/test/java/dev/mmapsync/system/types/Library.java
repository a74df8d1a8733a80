package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CString;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.NonZero;
import dev.mmapsync.archive.Result;
import dev.mmapsync.archive.Shared;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.V4;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What both libraries have.
@Archive
public record Library(
    @Int128 BigInteger balance,
    @Int128 @Unsigned BigInteger count,
    @NonZero @Unsigned int version,
    UUID id,
    Set<UUID> ids,
    Inet4Address v4,
    Inet6Address v6,
    InetAddress address,
    InetSocketAddress socket,
    @V4 InetSocketAddress v4Socket,
    @CString String path,
    @Shared String owned,
    List<@Shared String> owners,
    List<Outcome> outcomes) {

  /// A number, or why there is none.
  @Archive
  @Result
  public sealed interface Outcome {
    /// There is one.
    record Ok(@Unsigned int number) implements Outcome {}

    /// There is none.
    record Err(String reason) implements Outcome {}
  }
}
