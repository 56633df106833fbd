package dandelion.app;

import dandelion.drawing.CourseDrawing;
import dandelion.drawing.Digits;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.simulation.LifeCourse;
import dandelion.study.Design;
import dandelion.study.Study;
import dandelion.study.StudyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dandelion patient STUDY}: one patient's life, in words and drawn. */
@Command(
    name = "patient",
    sortOptions = false,
    description = "Tells one patient's life, day by day and arm by arm, and draws it.",
    footer =
        "Example: dandelion patient studies/colorectal-follow-up.yaml --find curative --draw life.svg")
final class PatientCommand implements Callable<Integer> {
  private static final long MOST_NUMBER = 1_000_000_000_000L;
  private static final long SEARCHED = 2_000_000;
  private static final double CHANGED_YEARS = 0.05;
  private static final int COLUMNS = 100;

  /** What makes a patient worth showing. */
  private enum Kind {
    CURATIVE("operated on or ablated for recurrence"),
    RECURRENCE("with a recurrence that is found"),
    HELPED("who lives longer in an arm than in the reference"),
    HARMED("who lives shorter in an arm than in the reference"),
    COMPLICATION("with a major complication"),
    TREATMENT_DEATH("who dies of treatment"),
    LIVER_FAILURE("whose liver fails");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean fits(Life life, Life reference) {
      return switch (this) {
        case CURATIVE -> happened(life, Event.CURATIVE_RETREATMENT);
        case RECURRENCE -> happened(life, Event.RECURRENCE);
        case HELPED -> life.lifeYears() > reference.lifeYears() + CHANGED_YEARS;
        case HARMED -> life.lifeYears() < reference.lifeYears() - CHANGED_YEARS;
        case COMPLICATION -> happened(life, Event.COMPLICATION);
        case TREATMENT_DEATH -> happened(life, Event.DEATH_TREATMENT);
        case LIVER_FAILURE -> happened(life, Event.DEATH_LIVER_FAILURE);
      };
    }

    private static boolean happened(Life life, Event event) {
      return life.years(event) < Double.POSITIVE_INFINITY;
    }
  }

  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "A study file.")
  private Path file;

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The patient's number in the study, from 0; 0 when left out.")
  private @Nullable String number;

  @Option(
      names = "--find",
      paramLabel = "KIND",
      description =
          "The first patient from that number on: curative, recurrence, helped, harmed,"
              + " complication, treatment-death or liver-failure.")
  private @Nullable String find;

  @Option(names = "--arm", paramLabel = "ARM", description = "Only this arm; all when left out.")
  private @Nullable String arm;

  @Option(names = "--seed", paramLabel = "S", description = "The seed of all randomness.")
  private @Nullable String seed;

  @Option(
      names = "--truth",
      description = "Tell also what nobody could know: the lesions that were really there.")
  private boolean truth;

  @Option(
      names = "--draw",
      paramLabel = "FILE",
      description = "Draw it: an .svg, or an .html page with the words below.")
  private @Nullable Path draw;

  @Mixin private final Replacing replacing = new Replacing();

  @SuppressWarnings("NullAway.Init") // picocli sets the file
  PatientCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    Evidence evidence = replacing.evidence(faults);
    Design design = StudyFile.read(file, evidence, faults);
    long from = Whole.read("--number", number, 0, 0, MOST_NUMBER, faults);
    long itsSeed = Whole.seed("--seed", seed, design == null ? 0 : design.seed(), faults);
    Kind kind = kind(faults);
    checkDrawing(faults);
    List<Integer> arms = design == null ? List.of() : arms(design, faults);
    faults.throwIfAny();
    if (design == null) {
      throw new IllegalStateException(file + " gave neither a design nor a fault");
    }
    Design seeded = design.with(design.patients(), itsSeed);
    Study.Engine engine = new Study(seeded, evidence).engine();
    long patient = kind == null ? from : search(engine, kind, from, arms, design.reference());
    if (patient < 0) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%s: no patient %s among numbers %,d to %,d%n",
              file,
              kind == null ? "" : kind.words,
              from,
              from + SEARCHED - 1);
      return Trouble.FAILED;
    }
    tell(seeded, engine, patient, arms, kind);
    return Trouble.FINE;
  }

  private void checkDrawing(Faults faults) {
    String name = draw == null ? "" : String.valueOf(draw.getFileName());
    if (draw != null && !name.endsWith(".svg") && !name.endsWith(".html")) {
      String expected = "a name that ends in .svg or .html";
      String maybe = draw.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".svg").toString();
      faults.add(new Fault("--draw", 0, 0, "", draw.toString(), expected, maybe));
    }
  }

  private @Nullable Kind kind(Faults faults) {
    if (find == null) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (Kind one : Kind.values()) {
      if (one.id().equals(find)) {
        return one;
      }
      known.add(one.id());
    }
    String expected = "one of " + String.join(", ", known);
    faults.add(new Fault("--find", 0, 0, "", find, expected, Field.nearest(find, known)));
    return null;
  }

  private List<Integer> arms(Design design, Faults faults) {
    List<String> names = design.armNames();
    List<Integer> arms = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      if (arm == null || arm.equals(names.get(k))) {
        arms.add(k);
      }
    }
    if (arms.isEmpty() && arm != null) {
      String expected = "one of its arms: " + String.join(", ", names);
      faults.add(new Fault("--arm", 0, 0, "", arm, expected, Field.nearest(arm, names)));
    }
    return arms;
  }

  private static long search(
      Study.Engine engine, Kind kind, long from, List<Integer> arms, int reference) {
    for (long patient = from; patient < from + SEARCHED; patient++) {
      engine.run(patient);
      Life[] lives = engine.lives();
      for (int k : arms) {
        if (kind.fits(lives[k], lives[reference])) {
          return patient;
        }
      }
    }
    return -1;
  }

  private void tell(
      Design design, Study.Engine engine, long patient, List<Integer> arms, @Nullable Kind kind)
      throws IOException {
    List<String> why = why(design, engine, patient, arms, kind);
    List<CourseDrawing.Arm> drawn = new ArrayList<>();
    List<String> log = new ArrayList<>();
    String title = "Patient " + patient + " of " + design.id() + ", seed " + design.seed();
    String who = "";
    for (int k : arms) {
      LifeCourse course = engine.follow(patient, k);
      Design.Arm one = design.arms().get(k);
      who = CourseText.person(course);
      log.add("");
      log.add("Arm " + one.name() + ": " + one.pathway().title());
      log.addAll(CourseText.lines(course, truth));
      drawn.add(new CourseDrawing.Arm(one.name(), one.pathway().title(), course));
    }
    List<String> whole = new ArrayList<>(List.of(title));
    whole.addAll(CourseText.wrapped("", who));
    whole.add("Days are counted from the operation on the primary.");
    if (truth) {
      whole.add("Lines that begin with ! tell what nobody could know.");
    }
    why.forEach(line -> whole.addAll(ClaimsScreen.wrap(line, COLUMNS, 4)));
    if (arms.size() > 1) {
      whole.add("");
      drawn.forEach(one ->
          whole.add(
              String.format("%-" + width(drawn) + "s  ", one.name())
                  + CourseDrawing.ending(one.course())));
    }
    whole.addAll(log);
    whole.forEach(terminal.out()::println);
    terminal.out().println();
    if (draw != null) {
      CourseDrawing.write(title, who, drawn, whole, draw);
      terminal.out().println(draw + " written");
    }
    terminal.out().println(Dandelion.NOTICE);
  }

  /** By how much a patient who was looked for lives longer or shorter, and what makes it so. */
  private static List<String> why(
      Design design, Study.Engine engine, long patient, List<Integer> arms, @Nullable Kind kind) {
    if (kind != Kind.HELPED && kind != Kind.HARMED) {
      return List.of();
    }
    String reference = design.arms().get(design.reference()).name();
    String there = ending(engine.follow(patient, design.reference()));
    engine.run(patient);
    double lived = engine.lives()[design.reference()].lifeYears();
    List<String> lines = new ArrayList<>();
    for (int k : arms) {
      engine.run(patient);
      double more = engine.lives()[k].lifeYears() - lived;
      if (kind == Kind.HELPED ? more > CHANGED_YEARS : more < -CHANGED_YEARS) {
        lines.add(
            "Lives "
                + Digits.span(Math.abs(more))
                + (more > 0 ? " longer" : " shorter")
                + " under "
                + design.arms().get(k).name()
                + ": "
                + ending(engine.follow(patient, k))
                + "; under "
                + reference
                + " "
                + there
                + ".");
      }
    }
    return lines;
  }

  /** How a life ends, and the last treatment before it. */
  private static String ending(LifeCourse course) {
    String last = "";
    for (LifeCourse.Happening one : course.happenings()) {
      if (one instanceof LifeCourse.Treated treated) {
        last = ", last treated by " + treated.act().title();
      }
    }
    return CourseDrawing.ending(course) + last;
  }

  private static int width(List<CourseDrawing.Arm> arms) {
    return arms.stream().mapToInt(one -> one.name().length()).max().orElse(1);
  }
}
