package dev.mmapsync;

import dev.mmapsync.file.Barrier;
import dev.mmapsync.file.Host;
import java.util.concurrent.atomic.AtomicInteger;

/// A barrier that counts, and can fail. What it executes is that of this machine.
final class FakeBarrier implements Barrier {
  private final Barrier real = Host.current().barrier();
  private final long kernel;
  private final AtomicInteger joins = new AtomicInteger();
  private final AtomicInteger tours = new AtomicInteger();
  private final AtomicInteger issues = new AtomicInteger();
  private final AtomicInteger issuesHere = new AtomicInteger();
  private volatile boolean failing;

  /// @param kernel of which it says that it is
  FakeBarrier(long kernel) {
    this.kernel = kernel;
  }

  Host host() {
    return Host.with(this);
  }

  /// From now on nothing is executed, or is again.
  void fail(boolean now) {
    failing = now;
  }

  int joins() {
    return joins.get();
  }

  int tours() {
    return tours.get();
  }

  int issues() {
    return issues.get();
  }

  int issuesHere() {
    return issuesHere.get();
  }

  @Override
  public long kernel() {
    return kernel;
  }

  @Override
  public boolean join() {
    joins.incrementAndGet();
    return !failing && real.join();
  }

  @Override
  public boolean reach() {
    tours.incrementAndGet();
    return !failing && real.reach();
  }

  @Override
  public boolean issueHere() {
    issuesHere.incrementAndGet();
    return !failing && real.issueHere();
  }

  @Override
  public boolean issue() {
    issues.incrementAndGet();
    return !failing && real.issue();
  }
}
