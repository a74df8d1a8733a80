package dev.mmapsync.system;

/// How large publication `number` of a stress run is.
public enum Sizes {
  /// 36 bytes to 5 MiB, nine of ten below 4 KiB, one of a thousand the largest.
  WIDE {
    @Override
    long of(long random) {
      long spread = random >>> 16;
      long bucket = Long.remainderUnsigned(random, 1000);
      if (bucket == 0) {
        return 5L << 20;
      }
      if (bucket < 10) {
        return SMALLEST + spread % (1L << 20);
      }
      if (bucket < 100) {
        return SMALLEST + spread % (64L << 10);
      }
      return bucket < 200 ? SMALLEST : SMALLEST + spread % 4060;
    }
  },

  /// 36 to 547 bytes: so many publications in a short time that a race has every chance.
  SMALL {
    @Override
    long of(long random) {
      return SMALLEST + (random >>> 16) % 512;
    }
  };

  private static final long SMALLEST = 36;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  abstract long of(long random);

  /// The size of publication `number`, in bytes.
  public long at(long number) {
    return of(mix(number));
  }

  private static long mix(long number) {
    long mixed = number * SPREAD;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
