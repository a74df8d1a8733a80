package dev.mmapsync.archive;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes an `InetSocketAddress` one of IPv6: `SocketAddrV6`, in 28 bytes.
///
/// An address of IPv4 cannot be written. Without a mark it is a `SocketAddr`, which is either.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.CLASS)
public @interface V6 {}
