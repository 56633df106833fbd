package dandelion.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evidence drawn from its doubt: draw k of every number, again and again the same for a seed.
 *
 * <p>Each entry has its own luck, which hangs on the seed, the number of the draw and the entry's
 * id alone: to add an entry moves no other's draws. Entries fitted together come together, from one
 * row of their {@link FittedDraws}, when there is one. Entries that were replaced by the user are
 * held: whoever gives a value of their own gives no doubt with it. What must stand in order, or add
 * up, does so in every draw ({@link Bond}).
 */
public final class Draws {
  private static final double TO_UNIT = 0x1p-53;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double INSIDE = 1e-12;

  private final Evidence base;
  private final long seed;
  private final Predicate<Entry> wanted;
  private final List<FittedDraws> posteriors;
  private final List<Bond> bonds;

  /**
   * @param base the evidence at its point values
   * @param seed of all draws
   * @param wanted which entries are drawn; all others are held
   * @param posteriors of what was fitted together; what they do not hold is drawn by itself
   */
  public Draws(Evidence base, long seed, Predicate<Entry> wanted, List<FittedDraws> posteriors) {
    this.base = base;
    this.seed = seed;
    this.wanted = wanted;
    this.posteriors = List.copyOf(posteriors);
    this.bonds = Bond.all();
  }

  /** A fingerprint of the point values and of what was fitted together. */
  public String sha256() {
    StringBuilder text = new StringBuilder(base.sha256());
    posteriors.forEach(one -> text.append(one.sha256()));
    return text.toString();
  }

  /** What was fitted together and comes in rows. */
  public List<FittedDraws> posteriors() {
    return posteriors;
  }

  /** Whether an entry moves from draw to draw. */
  public boolean moves(Entry entry) {
    return wanted.test(entry)
        && !base.isHeld(entry.id())
        && (posterior(entry.id()) != null || !(entry.doubt() instanceof Doubt.None));
  }

  /** Whether an entry comes from a row of what was fitted together. */
  public boolean isJoint(Entry entry) {
    return posterior(entry.id()) != null;
  }

  /** The evidence of a draw. */
  public Evidence evidence(long draw) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Entry entry : base.entries()) {
      if (moves(entry)) {
        values.put(entry.id(), value(entry, draw));
      }
    }
    for (Bond bond : bonds) {
      if (bond.ids().stream().allMatch(id -> values.containsKey(id) && posterior(id) == null)) {
        List<Double> held = bond.ids().stream().map(id -> base.value(id)).toList();
        List<Double> drawn = bond.ids().stream().map(id -> values.getOrDefault(id, 0.0)).toList();
        List<Double> bound = bond.bind(held, drawn);
        for (int k = 0; k < bound.size(); k++) {
          values.put(bond.ids().get(k), bound.get(k));
        }
      }
    }
    return base.drawn(
        "draw " + draw + " of seed " + seed,
        entry -> {
          Double value = values.get(entry.id());
          if (value == null && !base.has(entry.id()) && moves(entry)) {
            value = value(entry, draw);
          }
          return value == null ? entry : entry.withValue(value);
        });
  }

  private double value(Entry entry, long draw) {
    FittedDraws posterior = posterior(entry.id());
    if (posterior != null) {
      return posterior.value(entry.id(), draw);
    }
    return within(entry, uniform(entry.id(), draw));
  }

  /** What an entry was fitted in; a value that the user put in its place was not. */
  private @Nullable FittedDraws posterior(String id) {
    if (base.replaced().containsKey(id)) {
      return null;
    }
    for (FittedDraws one : posteriors) {
      if (one.has(id)) {
        return one;
      }
    }
    return null;
  }

  /** The quantile of an entry's doubt, cut off where its kind makes no sense any more. */
  static double within(Entry entry, double uniform) {
    Kind kind = entry.kind();
    double scale = kind.toBase(1, entry.unit());
    double low = kind.least() / scale;
    double high = kind.most() / scale;
    double value = entry.doubt().quantile(entry.value(), uniform, low, high);
    if (kind == Kind.PROBABILITY) {
      value = Math.clamp(value, INSIDE, 1 - INSIDE);
    }
    return kind.toBase(value, entry.unit());
  }

  /** One uniform number above 0 and below 1 for each seed, draw and id. */
  double uniform(String id, long draw) {
    long hash = 0xCBF29CE484222325L;
    for (int k = 0; k < id.length(); k++) {
      hash = (hash ^ id.charAt(k)) * 0x100000001B3L;
    }
    long mixed = mix(mix(seed + GOLDEN * (draw + 1)) ^ mix(hash));
    return ((mixed >>> 11) + 0.5) * TO_UNIT;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Ids of a list of entries that move. */
  public List<Entry> moving(Iterable<Entry> entries) {
    List<Entry> moving = new ArrayList<>();
    entries.forEach(entry -> {
      if (moves(entry)) {
        moving.add(entry);
      }
    });
    return List.copyOf(moving);
  }
}
