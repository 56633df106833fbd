package dandelion.disease;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A patient's luck in one process: a random stream that is a pure function of (seed, patient,
 * process, item).
 *
 * <p>The generator is xoshiro256++ (Blackman and Vigna 2021), opened by four outputs of a 64-bit
 * mix (Steele, Lea and Flood 2014). It can be opened again and again without allocating. Because
 * every process opens its own stream, no draw's value depends on what another process drew: adding
 * a test to a study, or a treatment to an arm, changes nobody's luck.
 */
public final class Stream implements UniformRandomProvider {
  /** The processes that own streams. A new process takes a new number; none is ever reused. */
  public enum Source {
    PERSON,
    PRIMARY,
    SEEDING,
    LESION,
    OFFSPRING,
    VISITS,
    ALARMS,
    OPERATION,
    CHOICE,
    LIVER,
    NEW_TUMOURS,
    ABLATION
  }

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long GOLDEN_2 = 0x3C6EF372FE94F82AL;
  private static final long GOLDEN_3 = 0xDAA66D2C7DDF743FL;
  private static final long GOLDEN_4 = 0x78DDE6E5FD29F054L;
  private static final double TO_UNIT = 0x1.0p-53;

  private final ZigguratSampler.NormalizedGaussian normal =
      ZigguratSampler.NormalizedGaussian.of(this);
  private final ZigguratSampler exponential = ZigguratSampler.Exponential.of(this);
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /** A stream not opened yet; open it before drawing. */
  public Stream() {
    open(0);
  }

  /** The key from which all streams of a patient are opened. */
  public static long patientKey(long seed, long patient) {
    return mix(mix(seed + GOLDEN) ^ mix(patient * GOLDEN + 0x632BE59BD9B4E019L));
  }

  /** The key of one process, or of one item (a lesion, an operation) in it. */
  public static long key(long parentKey, Source source, long item) {
    return mix(parentKey + ((long) (source.ordinal() + 1) << 56) + (item + 1) * GOLDEN);
  }

  /** Starts the stream that belongs to this key. */
  public void open(long key) {
    s0 = mix(key + GOLDEN);
    s1 = mix(key + GOLDEN_2);
    s2 = mix(key + GOLDEN_3);
    s3 = mix(key + GOLDEN_4);
  }

  @Override
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return (nextLong() >>> 11) * TO_UNIT;
  }

  /** Standard normal. */
  public double normal() {
    return normal.sample();
  }

  /** Exponential with mean 1. */
  public double exponential() {
    return exponential.sample();
  }

  /** A uniform in [0, 1) that is a pure function of the key: one draw without opening a stream. */
  public static double uniformOf(long key) {
    return (mix(key ^ GOLDEN) >>> 11) * TO_UNIT;
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
