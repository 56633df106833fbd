package dandelion.uncertainty;

import dandelion.disease.TooManyChanges;
import dandelion.disease.TooManyLesions;
import dandelion.evidence.Draws;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.FittedDraws;
import dandelion.simulation.NoRow;
import dandelion.simulation.NobodyFits;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A study whose numbers are drawn from their doubt: a pure function from the number of a draw to
 * what the arms come to. Draws know nothing of each other, so any machine may do any of them.
 *
 * <p>Within a draw every patient lives under all arms, as in the study itself. Each draw has
 * patients of its own: draw k of n patients each has the patients k n to (k + 1) n - 1 of the
 * study's seed. The luck of single patients then averages out over draws like the doubt itself.
 */
public final class DrawnStudy {
  /** Pilot draws have negative numbers, and patients that no other draw has. */
  private static final long PILOT_PATIENTS = 1L << 50;

  private final Path file;
  private final Design design;
  private final Draws draws;
  private final long patientsPerDraw;
  private final List<Entry> moving;

  /**
   * @param file the study file
   * @param design what it says at the point values
   * @param draws the evidence, drawn
   * @param patientsPerDraw how many patients each draw has
   */
  public DrawnStudy(Path file, Design design, Draws draws, long patientsPerDraw) {
    this.file = file;
    this.design = design;
    this.draws = draws;
    this.patientsPerDraw = patientsPerDraw;
    this.moving = List.of();
  }

  private DrawnStudy(DrawnStudy of, List<Entry> moving, long patientsPerDraw) {
    this.file = of.file;
    this.design = of.design;
    this.draws = of.draws;
    this.patientsPerDraw = patientsPerDraw;
    this.moving = moving;
  }

  /**
   * Prepares the draws of a study: what it rests on, and the posterior of its disease if there is
   * one.
   *
   * @param file the study file
   * @param design what it says at the point values; its seed is the seed of the draws
   * @param evidence the point values
   * @param faults takes what is wrong with the posterior
   */
  public static DrawnStudy of(Path file, Design design, Evidence evidence, Faults faults) {
    FittedDraws posterior = FittedDraws.embedded(design.disease().name(), evidence, faults);
    List<FittedDraws> posteriors = posterior == null ? List.of() : List.of(posterior);
    Draws draws = new Draws(evidence, design.seed(), design::restsOn, posteriors);
    return new DrawnStudy(file, design, draws, 0).knowing(evidence);
  }

  private DrawnStudy knowing(Evidence evidence) {
    List<Entry> own = design.appraisal() == null ? List.of() : design.appraisal().entries();
    List<Entry> all =
        Stream.concat(
                evidence.entries().stream(), own.stream().filter(one -> !evidence.has(one.id())))
            .sorted(Comparator.comparing(Entry::id))
            .toList();
    return new DrawnStudy(this, draws.moving(all), patientsPerDraw);
  }

  /** The same with another number of patients in each draw. */
  public DrawnStudy with(long patients) {
    return new DrawnStudy(this, moving, patients);
  }

  /** What the study says at the point values. */
  public Design design() {
    return design;
  }

  /** How the evidence is drawn. */
  public Draws draws() {
    return draws;
  }

  /** How many patients each draw has. */
  public long patientsPerDraw() {
    return patientsPerDraw;
  }

  /** The entries that move from draw to draw, by id. */
  public List<Entry> moving() {
    return moving;
  }

  /** The values of {@link #moving()} in a draw, in the units that programs use. */
  public double[] values(long draw) {
    Evidence drawn = draws.evidence(draw);
    Design own = null;
    double[] values = new double[moving.size()];
    for (int k = 0; k < values.length; k++) {
      String id = moving.get(k).id();
      if (drawn.has(id)) {
        values[k] = drawn.value(id);
      } else {
        own = own == null ? read(drawn) : own;
        values[k] = priced(own, id);
      }
    }
    return values;
  }

  private static double priced(Design own, String id) {
    return own.appraisal() == null
        ? Double.NaN
        : own.appraisal().entries().stream()
            .filter(entry -> entry.id().equals(id))
            .mapToDouble(Entry::baseValue)
            .findFirst()
            .orElse(Double.NaN);
  }

  /**
   * Lives through one draw.
   *
   * @throws UncheckedIOException when the study's files are no longer those it was made of
   */
  public Drawn run(long draw) {
    try {
      Evidence drawn = draws.evidence(draw);
      Design one = read(drawn).with(patientsPerDraw, design.seed());
      Study.Engine engine = new Study(one, drawn).engine();
      DrawTally tally = new DrawTally(one.arms().size(), one.reference());
      long first = draw < 0 ? PILOT_PATIENTS - draw * patientsPerDraw : draw * patientsPerDraw;
      for (long patient = first; patient < first + patientsPerDraw; patient++) {
        engine.run(patient);
        tally.add(engine.lives());
      }
      return new Drawn(draw, tally.numbers(), null);
    } catch (TooManyLesions | TooManyChanges | NobodyFits | NoRow | IllegalArgumentException why) {
      return failed(draw, why.getMessage());
    }
  }

  /** The study as it stands on disk, with the numbers of a draw. */
  private Design read(Evidence drawn) {
    Design read = StudyFile.read(file, drawn);
    if (!read.inputs().equals(design.inputs())) {
      throw new UncheckedIOException(
          new IOException(
              file + " or a file that it names has changed while its draws were running"));
    }
    return read;
  }

  private static Drawn failed(long draw, @Nullable String why) {
    String words = why == null ? "no reason is known" : why;
    return new Drawn(draw, new double[0], words.replace('\n', ' ').replace('\r', ' '));
  }
}
