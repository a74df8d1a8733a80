package dev.mmapsync.benchmarks.race.program;

import static org.lmdbjava.DbiFlags.MDB_CREATE;
import static org.lmdbjava.EnvFlags.MDB_NOSUBDIR;
import static org.lmdbjava.EnvFlags.MDB_NOSYNC;
import static org.lmdbjava.EnvFlags.MDB_NOTLS;

import dev.mmapsync.benchmarks.FeatureTable;
import dev.mmapsync.benchmarks.race.program.Timing.Batch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.lmdbjava.Dbi;
import org.lmdbjava.Env;
import org.lmdbjava.Txn;

/// The same works with lmdbjava, as fast as it goes: nothing is synced, read transactions are
/// renewed, not opened. It can do more: several writers, changes of single entries.
final class Lmdb implements AutoCloseable {
  private static final long MAP_SIZE = 4L << 30;

  private final Env<ByteBuffer> env;
  private final Dbi<ByteBuffer> table;

  private Lmdb(Options options) {
    env =
        Env.create()
            .setMapSize(MAP_SIZE)
            .setMaxDbs(1)
            .open(options.prefix().toFile(), MDB_NOSUBDIR, MDB_NOSYNC, MDB_NOTLS);
    table = env.openDbi("table", MDB_CREATE);
  }

  static void read(Options options) throws Exception {
    try (var lmdb = new Lmdb(options)) {
      lmdb.table.put(key().putLong(0, 0), ByteBuffer.allocateDirect(36));
      int threads = options.number("threads", 1);
      double figure =
          threads == 1
              ? Timing.nanosPerCall(options, lmdb.new Gets(new long[1]))
              : Reads.rate(options, threads, () -> lmdb.new Gets(new long[1]));
      Timing.print("read", figure);
    }
  }

  static void write(Options options) {
    var key = key();
    var value = ByteBuffer.allocateDirect(options.number("size", 36));
    try (var lmdb = new Lmdb(options)) {
      Batch writes =
          calls -> {
            for (int i = 0; i < calls; i++) {
              lmdb.table.put(key, value);
            }
            return calls;
          };
      Timing.print("write", Timing.nanosPerCall(options, writes));
    }
  }

  static void table(Options options) {
    long[] keys = FeatureTable.keys(options.number("entries", 1000));
    var features = FeatureTable.of(keys);
    try (var lmdb = new Lmdb(options)) {
      Batch writes =
          calls -> {
            for (int i = 0; i < calls; i++) {
              lmdb.replace(features);
            }
            return calls;
          };
      Timing.print("write", Timing.nanosPerCall(options, writes));
      Timing.print("get", Timing.nanosPerCall(options, lmdb.new Gets(keys)));
    }
  }

  /// All entries in one transaction, so that readers see the old table or the new one.
  private void replace(FeatureTable features) {
    var key = key();
    try (Txn<ByteBuffer> transaction = env.txnWrite()) {
      table.drop(transaction);
      features
          .features()
          .forEach(
              (k, values) -> {
                key.putLong(0, k);
                var value = table.reserve(transaction, key, values.length * Float.BYTES);
                value.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
              });
      transaction.commit();
    }
  }

  private static ByteBuffer key() {
    return ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() {
    env.close();
  }

  /// Renew, get the next key, take one number, reset.
  private final class Gets implements Batch {
    private final Txn<ByteBuffer> transaction = env.txnRead();
    private final ByteBuffer key = key();
    private final long[] keys;
    private int next;

    Gets(long[] keys) {
      this.keys = keys;
      transaction.reset();
    }

    @Override
    public long run(int calls) {
      float sum = 0;
      for (int i = 0; i < calls; i++) {
        key.putLong(0, keys[next]);
        next = next + 1 == keys.length ? 0 : next + 1;
        transaction.renew();
        sum += Objects.requireNonNull(table.get(transaction, key)).getFloat(0);
        transaction.reset();
      }
      return (long) sum;
    }
  }
}
