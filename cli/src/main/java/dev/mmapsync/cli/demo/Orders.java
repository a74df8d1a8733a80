package dev.mmapsync.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What the demo tells one of its processes to do: lines on standard input, such as `verify 5000`.
///
/// The end of the input means that the demo has died, however it died; then this process ends too,
/// at once and in the middle of whatever it does.
final class Orders {
  /// What is to be done.
  ///
  /// @param task its name
  /// @param nanos how long
  record Order(String task, long nanos) {
    static final String VERIFY = "verify";
    static final String TIME = "time";
    static final String LOOK_UP = "look-up";
    static final String MEASURE = "measure";
    static final String QUIT = "quit";

    private static final long NANOS_PER_MILLI = 1_000_000;

    static Order parse(String line) {
      int blank = line.indexOf(' ');
      return blank < 0
          ? new Order(line, 0)
          : new Order(
              line.substring(0, blank),
              Long.parseLong(line.substring(blank + 1)) * NANOS_PER_MILLI);
    }

    String line() {
      return task + " " + nanos / NANOS_PER_MILLI;
    }
  }

  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

  /// Listens from now on.
  ///
  /// @param orphaned is run when the demo has died
  Orders(InputStream input, Runnable orphaned) {
    Thread.ofPlatform()
        .daemon()
        .name("orders")
        .start(
            () -> {
              listen(input);
              try {
                orphaned.run();
              } finally {
                Runtime.getRuntime().halt(1);
              }
            });
  }

  private void listen(InputStream input) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        orders.add(Order.parse(line));
      }
    } catch (IOException _) {
      // as good as its end
    }
  }

  /// Waits for the next order.
  Order next() {
    try {
      return orders.take();
    } catch (InterruptedException _) {
      return new Order(Order.QUIT, 0);
    }
  }
}
