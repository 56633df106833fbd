package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.disease.Stream.Source;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class StreamTest {
  private static final int N = 1 << 18;

  private final Stream stream = new Stream();

  @Test
  void isXoshiroOpenedByTheOutputsOfSplitMix() {
    for (long key : new long[] {0, 1, -1, 42, Long.MIN_VALUE, 0x123456789ABCDEFL}) {
      SplitMix64 opener = new SplitMix64(key);
      XoShiRo256PlusPlus peer =
          new XoShiRo256PlusPlus(
              opener.nextLong(), opener.nextLong(), opener.nextLong(), opener.nextLong());
      stream.open(key);
      for (int k = 0; k < 10_000; k++) {
        assertThat(stream.nextLong()).as("draw %s of key %s", k, key).isEqualTo(peer.nextLong());
      }
    }
  }

  @Test
  void opensTheSameStreamAgainAndAgain() {
    stream.open(77);
    long first = stream.nextLong();
    double normal = stream.normal();
    stream.open(78);
    assertThat(stream.nextLong()).isNotEqualTo(first);
    stream.open(77);
    assertThat(stream.nextLong()).isEqualTo(first);
    assertThat(stream.normal()).isEqualTo(normal);
  }

  @Test
  void uniformsAreTheUpperBitsOfTheDraws() {
    UniformRandomProvider peer = new Stream();
    Stream other = new Stream();
    for (int k = 0; k < 1000; k++) {
      double uniform = other.uniform();
      assertThat(uniform).isEqualTo((peer.nextLong() >>> 11) / (double) (1L << 53));
      assertThat(uniform).isBetween(0.0, Math.nextDown(1.0));
    }
  }

  /** n = 2^18 each; false alarm 1e-6 for each of three distances. */
  @Test
  void drawsFollowTheirLaws() {
    double[] uniforms = new double[N];
    double[] normals = new double[N];
    double[] exponentials = new double[N];
    stream.open(1);
    for (int k = 0; k < N; k++) {
      uniforms[k] = stream.uniform();
      normals[k] = Chance.normal(stream.normal());
      exponentials[k] = 1 - Math.exp(-stream.exponential());
    }
    Chance.assertUniform(uniforms, "uniforms");
    Chance.assertUniform(normals, "normals");
    Chance.assertUniform(exponentials, "exponentials");
  }

  /** n = 2^18 pairs each; false alarm 1e-6 for each of nine tables. */
  @Test
  void neighboursAreStrangers() {
    long seed = 20140115;
    double[] one = new double[N];
    double[] nextPatient = new double[N];
    double[] nextSeed = new double[N];
    double[] nextProcess = new double[N];
    double[] nextItem = new double[N];
    double[] nextCandidate = new double[N];
    double[] farPatient = new double[N];
    double[] atOnce = new double[N];
    double[] second = new double[N];
    for (int k = 0; k < N; k++) {
      long key = Stream.patientKey(seed, k);
      one[k] = first(Stream.key(key, Source.PERSON, 0));
      second[k] = stream.uniform();
      nextPatient[k] = first(Stream.key(Stream.patientKey(seed, k + 1), Source.PERSON, 0));
      farPatient[k] = first(Stream.key(Stream.patientKey(seed, k + (1L << 40)), Source.PERSON, 0));
      nextSeed[k] = first(Stream.key(Stream.patientKey(seed + 1, k), Source.PERSON, 0));
      nextProcess[k] = first(Stream.key(key, Source.PRIMARY, 0));
      nextItem[k] = first(Stream.key(key, Source.PERSON, 1));
      nextCandidate[k] = first(Stream.key(key + 0xD1B54A32D192ED03L, Source.PERSON, 0));
      atOnce[k] = Stream.uniformOf(Stream.key(key, Source.PERSON, 0));
    }
    Chance.assertIndependent(one, second, "two draws of one stream");
    Chance.assertIndependent(one, nextPatient, "neighbouring patients");
    Chance.assertIndependent(one, farPatient, "far patients");
    Chance.assertIndependent(one, nextSeed, "neighbouring seeds");
    Chance.assertIndependent(one, nextProcess, "processes of one patient");
    Chance.assertIndependent(one, nextItem, "items of one process");
    Chance.assertIndependent(one, nextCandidate, "candidates for one place");
    Chance.assertIndependent(one, atOnce, "a stream and the draw without one");
    Chance.assertUniform(one, "first draws of patients");
    Chance.assertUniform(atOnce, "draws without a stream");
  }

  /** By chance alone, two of 2^20 keys would be equal once in 3e7 runs. */
  @Test
  void noTwoProcessesShareAStream() {
    long[] keys = new long[1 << 20];
    int n = 0;
    Source[] sources = Source.values();
    for (long patient = 0; n < keys.length; patient++) {
      long key = Stream.patientKey(7, patient);
      for (Source source : sources) {
        for (long item = -1; item < 40 && n < keys.length; item++) {
          keys[n++] = Stream.key(key, source, item);
        }
      }
    }
    Arrays.sort(keys);
    for (int k = 1; k < keys.length; k++) {
      assertThat(keys[k]).isNotEqualTo(keys[k - 1]);
    }
  }

  /** Against another generator: n = 2^18, false alarm 1e-6. */
  @Test
  void isAStrangerToOtherGenerators() {
    UniformRandomProvider other = RandomSource.SPLIT_MIX_64.create(99L);
    double[] ones = new double[N];
    double[] others = new double[N];
    stream.open(99);
    for (int k = 0; k < N; k++) {
      ones[k] = stream.uniform();
      others[k] = other.nextDouble();
    }
    Chance.assertIndependent(ones, others, "xoshiro and SplitMix");
  }

  private double first(long key) {
    stream.open(key);
    return stream.uniform();
  }
}
