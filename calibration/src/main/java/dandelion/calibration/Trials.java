package dandelion.calibration;

import dandelion.disease.TooManyChanges;
import dandelion.disease.TooManyLesions;
import dandelion.evidence.Evidence;
import dandelion.simulation.NobodyFits;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import dandelion.validation.Registry;
import dandelion.validation.Targets;
import dandelion.work.Threads;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The registry of a disease, played with other values of what is free: the same virtual patients
 * every time. Several are played at once, each by one thread, and taken down in order.
 */
final class Trials implements Problem, Closeable {
  private static final double PULL_OF_LIMITS = 0.4;

  private final Targets targets;
  private final Evidence evidence;
  private final long patients;
  private final Ledger ledger;
  private final LongConsumer lived;
  private final Map<String, Double> errors;
  private final Threads threads;
  private final List<Targets.Figure> fitted;
  private final List<String> quantities;
  private final double[] scales;
  private final @Nullable Design design;
  private long livedSoFar;

  Trials(
      Targets targets,
      Evidence evidence,
      long patients,
      int threads,
      Map<String, Double> errors,
      Ledger ledger,
      LongConsumer lived)
      throws IOException {
    this.targets = targets;
    this.evidence = evidence;
    this.patients = patients;
    this.ledger = ledger;
    this.lived = lived;
    this.threads = new Threads(threads);
    this.fitted = targets.ofRegistry().stream().filter(Targets.Figure::fitted).toList();
    this.quantities = quantities(targets);
    this.scales = new double[fitted.size()];
    this.errors = errors;
    for (int k = 0; k < scales.length; k++) {
      scales[k] = Math.hypot(fitted.get(k).within(), known(errors, fitted.get(k).quantity()));
    }
    Design read = StudyFile.read(targets.study(), evidence);
    this.design = namesWhatIsFree(read, targets) ? null : read;
  }

  /** The quantities that any figure of the registry is about, each once. */
  static List<String> quantities(Targets targets) {
    return targets.ofRegistry().stream().map(Targets.Figure::quantity).distinct().toList();
  }

  /** Whether a file of the study asks evidence for something free, so that it must be read anew. */
  private static boolean namesWhatIsFree(Design design, Targets targets) throws IOException {
    for (Design.Input input : design.inputs()) {
      Path file = Path.of(input.path());
      if (!Files.isRegularFile(file)) {
        return true;
      }
      String text = Files.readString(file);
      if (targets.free().stream().anyMatch(free -> text.contains(free.id()))) {
        return true;
      }
    }
    return false;
  }

  /** What the registry counts is always there; nothing stands for a quantity that is not. */
  private static double known(Map<String, Double> figures, String quantity) {
    return Objects.requireNonNull(figures.get(quantity), quantity);
  }

  /** All figures of the registry, those that are only looked at too. */
  List<Targets.Figure> figures() {
    return targets.ofRegistry();
  }

  /** Which number of an answer a figure is about. */
  int column(Targets.Figure figure) {
    return quantities.indexOf(figure.quantity());
  }

  /** How far off counts as one: what the paper leaves open, and the luck of the patients. */
  double scale(Targets.Figure figure) {
    double within = Double.isNaN(figure.within()) ? 0 : figure.within();
    return Math.hypot(within, known(errors, figure.quantity()));
  }

  @Override
  public int dimension() {
    return targets.free().size();
  }

  @Override
  public List<double[]> simulate(List<double[]> places) throws IOException {
    return simulate(places, patients);
  }

  /** The same with another number of patients. */
  List<double[]> simulate(List<double[]> places, long many) throws IOException {
    List<double[]> unknown = new ArrayList<>();
    List<double[]> answers = new ArrayList<>();
    for (double[] place : places) {
      double[] known = ledger.next(many, values(place), quantities.size());
      if (known == null) {
        unknown.add(place);
      } else {
        answers.add(known);
        livedSoFar += many;
      }
    }
    threads.inOrder(
        unknown.size(),
        k -> play(unknown.get((int) k), many),
        (k, answer) -> {
          ledger.keep(many, values(unknown.get((int) k)), answer);
          answers.add(answer);
          livedSoFar += many;
          lived.accept(livedSoFar);
        });
    return answers;
  }

  private double[] play(double[] place, long many) {
    try {
      Evidence changed = evidence.with(named(place));
      Design whole = design == null ? StudyFile.read(targets.study(), changed) : design;
      Design smaller = whole.with(many, whole.seed());
      Map<String, Double> figures = Registry.observe(smaller, new Study(smaller, changed), 1);
      double[] answer = new double[quantities.size()];
      for (int k = 0; k < answer.length; k++) {
        answer[k] = known(figures, quantities.get(k));
      }
      return answer;
    } catch (TooManyLesions | TooManyChanges | NobodyFits overwhelmed) {
      // far out in the priors lives may go beyond what the engine holds, or nobody reaches entry
      return new double[0];
    }
  }

  /** The values at a place, in the order of the targets file. */
  double[] values(double[] place) {
    double[] values = new double[place.length];
    for (int k = 0; k < place.length; k++) {
      values[k] = targets.free().get(k).prior().value(place[k]);
    }
    return values;
  }

  /** The values at a place, by id. */
  Map<String, Double> named(double[] place) {
    double[] values = values(place);
    Map<String, Double> named = new LinkedHashMap<>();
    for (int k = 0; k < values.length; k++) {
      named.put(targets.free().get(k).id(), values[k]);
    }
    return named;
  }

  @Override
  public double[] misses(double[] figures) {
    if (figures.length == 0) {
      return figures;
    }
    double[] misses = new double[fitted.size()];
    for (int k = 0; k < misses.length; k++) {
      Targets.Figure figure = fitted.get(k);
      misses[k] = (figures[quantities.indexOf(figure.quantity())] - figure.value()) / scales[k];
      if (!Double.isFinite(misses[k])) {
        return new double[0];
      }
    }
    return misses;
  }

  @Override
  public double pull(int coordinate) {
    return targets.free().get(coordinate).assumed() ? PULL_OF_LIMITS : 1;
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }
}
