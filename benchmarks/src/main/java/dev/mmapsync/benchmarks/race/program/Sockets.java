package dev.mmapsync.benchmarks.race.program;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// A question and its answer over a Unix domain socket, to a process that has the data: what one
/// does without shared memory. Eight bytes there, `reply` bytes back.
final class Sockets {
  private Sockets() {}

  static void serve(Options options) throws IOException {
    var reply = ByteBuffer.allocateDirect(options.number("reply", 36));
    var request = ByteBuffer.allocateDirect(Long.BYTES);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address(options));
      Timing.ready();
      try (var client = server.accept()) {
        while (fill(client, request)) {
          client.write(reply.clear());
        }
      }
    }
  }

  static void ask(Options options) throws IOException {
    var reply = ByteBuffer.allocateDirect(options.number("reply", 36));
    var request = ByteBuffer.allocateDirect(Long.BYTES);
    try (var server = SocketChannel.open(address(options))) {
      double nanos = Timing.nanosPerCall(options, calls -> ask(server, request, reply, calls));
      Timing.print("read", nanos);
      Timing.print("get", nanos);
    }
  }

  private static long ask(SocketChannel server, ByteBuffer request, ByteBuffer reply, int calls) {
    long sum = 0;
    try {
      for (int i = 0; i < calls; i++) {
        server.write(request.clear());
        if (!fill(server, reply)) {
          throw new EOFException("the server has gone");
        }
        sum += reply.getInt(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum;
  }

  /// False at the end of the stream.
  private static boolean fill(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  private static UnixDomainSocketAddress address(Options options) {
    return UnixDomainSocketAddress.of(options.prefix() + ".socket");
  }
}
