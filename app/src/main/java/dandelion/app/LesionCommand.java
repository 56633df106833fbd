package dandelion.app;

import dandelion.care.Act;
import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.drawing.ErasurePage;
import dandelion.evidence.Evidence;
import dandelion.evidence.Fault;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import dandelion.simulation.Erasure;
import dandelion.simulation.Erasure.Outcome;
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

/** {@code dandelion lesion}: what treatments do to one lesion, by its size. */
@Command(
    name = "lesion",
    sortOptions = false,
    description = "Shows how often a treatment erases a single liver lesion, by its size.",
    footer = "Example: dandelion lesion --disease colorectal --html lesion.html")
final class LesionCommand implements Callable<Integer> {
  private static final double[] SIZES_MM = {0.1, 0.3, 1, 3, 5, 10, 20, 30, 50};
  private static final double[] DRAWN_MM = {
    0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7, 10, 14, 20, 25, 30, 40, 50
  };
  private static final List<Act> SHOWN =
      List.of(
          Act.ADJUVANT_OXALIPLATIN,
          Act.SYSTEMIC_CONVERSION,
          Act.SYSTEMIC_TARGETED,
          Act.ABLATE_RADIOFREQUENCY,
          Act.TACE);
  private static final int MOST_SHOWN = 4;
  private static final int CELL = 19;
  private static final double MOST_COUNTED = 1e6;

  private final Terminal terminal;

  @Option(
      names = "--disease",
      paramLabel = "NAME",
      description = "The cancer, colorectal or hepatocellular; colorectal when left out.")
  private String diseaseName = "colorectal";

  @Option(
      names = "--act",
      paramLabel = "ACT",
      description = "A treatment as pathways name it; may be given several times, at most four.")
  private List<String> actNames = new ArrayList<>();

  @Option(
      names = "--patients",
      paramLabel = "N",
      description = "How many patients for each size; 20000 when left out.")
  private @Nullable String patients;

  @Option(names = "--seed", paramLabel = "S", description = "The seed of all randomness.")
  private @Nullable String seed;

  @Mixin private final Replacing replacing = new Replacing();

  @Option(names = "--html", paramLabel = "FILE", description = "Draw the curves on a page.")
  private @Nullable Path html;

  LesionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Faults faults = new Faults();
    Evidence evidence = replacing.evidence(faults);
    long many = Whole.read("--patients", patients, 20_000, 1, 100_000_000, faults);
    long itsSeed = Whole.seed("--seed", seed, 1, faults);
    Disease disease = Diseases.named(diseaseName);
    if (disease == null) {
      String known = "one of " + String.join(", ", Diseases.names());
      String maybe = Field.nearest(diseaseName, Diseases.names());
      faults.add(new Fault("--disease", 0, 0, "", diseaseName, known, maybe));
    }
    faults.throwIfAny();
    if (disease == null) {
      throw new IllegalStateException(diseaseName + " gave neither a disease nor a fault");
    }
    Erasure erasure = new Erasure(evidence, disease);
    List<Act> acts = acts(erasure, disease);
    table(erasure, disease, acts, many, itsSeed);
    if (html != null) {
      page(html, erasure, disease, acts, many, itsSeed);
      terminal.out().println(html + " written");
    }
    terminal.out().println(Dandelion.NOTICE);
    return Trouble.FINE;
  }

  private List<Act> acts(Erasure erasure, Disease disease) {
    if (actNames.isEmpty()) {
      return SHOWN.stream().filter(erasure::knows).limit(MOST_SHOWN + 1L).toList().stream()
          .filter(act -> act != Act.SYSTEMIC_TARGETED || !erasure.knows(Act.SYSTEMIC_CONVERSION))
          .toList();
    }
    Faults faults = new Faults();
    List<Act> acts = new ArrayList<>();
    for (String name : actNames) {
      Act act = Act.named(name);
      if (act != null && erasure.knows(act)) {
        acts.add(act);
      } else {
        List<String> known = Act.names().stream().filter(id -> isKnown(id, erasure)).toList();
        String expected = "a treatment of liver lesions in " + disease + " cancer";
        faults.add(new Fault("--act", 0, 0, "", name, expected, Field.nearest(name, known)));
      }
    }
    if (acts.size() > MOST_SHOWN) {
      faults.add(new Fault("--act", 0, 0, "", acts.size() + " acts", "at most four", null));
    }
    faults.throwIfAny();
    return acts;
  }

  private static boolean isKnown(String id, Erasure erasure) {
    Act act = Act.named(id);
    return act != null && erasure.knows(act);
  }

  // ---- the table

  private void table(Erasure erasure, Disease disease, List<Act> acts, long many, long itsSeed) {
    say("One liver lesion of " + disease + " cancer, treated once: how often is it erased?");
    say(
        String.format(
            Locale.ROOT,
            "%,d patients for each size, the same for all sizes and treatments; seed %d;",
            many,
            itsSeed));
    say("after +-: one standard error of the simulation alone.");
    say("");
    List<List<Outcome>> rows = new ArrayList<>();
    for (double mm : SIZES_MM) {
      rows.add(acts.stream().map(act -> erasure.of(act, mm, many, itsSeed)).toList());
    }
    say(head(acts, true));
    say(head(acts, false));
    for (List<Outcome> row : rows) {
      StringBuilder line = new StringBuilder(size(row.getFirst()));
      row.forEach(one -> line.append(cell(one, one.share())));
      say(line.toString());
    }
    say("");
    if (!acts.stream().allMatch(Act::isCurative)) {
      responses(rows);
    }
    if (acts.stream().anyMatch(Act::isCurative)) {
      say("Ablation and operations: of the lesions that CT or MRI sees; -: it sees none of them.");
    }
    say("No rule about size stands in the treatment by drugs: what saves a large lesion is that");
    say("among more cells more are resistant.");
  }

  private void responses(List<List<Outcome>> rows) {
    say("Erased, or smaller by three tenths of its diameter or more when the treatment ends:");
    for (List<Outcome> row : rows) {
      StringBuilder line = new StringBuilder(size(row.getFirst()));
      for (Outcome one : row) {
        String nothing = String.format(" %" + CELL + "s", "");
        line.append(one.act().isCurative() ? nothing : cell(one, one.responding()));
      }
      say(line.toString().stripTrailing());
    }
    say("");
  }

  /** Acts' names in two lines: the first word, and what is left of them. */
  private static String head(List<Act> acts, boolean first) {
    StringBuilder head = new StringBuilder(first ? " ".repeat(18) : "diameter     cells");
    for (Act act : acts) {
      String[] words = act.id().replace('_', ' ').split(" ", 2);
      String word = words.length == 1 ? (first ? "" : words[0]) : words[first ? 0 : 1];
      head.append(String.format(" %" + CELL + "s", word));
    }
    return head.toString().stripTrailing();
  }

  private static String size(Outcome one) {
    return String.format(
        Locale.ROOT,
        "%5s mm %9s",
        EvidenceCommand.number(one.diameterMm()),
        cells(Math.exp(one.lnCells())));
  }

  /** Cells to two digits: {@code 520}, {@code 14,000}, {@code 5.2e+08}. */
  private static String cells(double cells) {
    String rounded = String.format(Locale.ROOT, "%.1e", cells);
    return cells < MOST_COUNTED
        ? String.format(Locale.ROOT, "%,.0f", Double.parseDouble(rounded))
        : rounded;
  }

  private static String cell(Outcome one, double share) {
    return one.treated() == 0
        ? String.format(" %" + CELL + "s", "-")
        : String.format(
            Locale.ROOT,
            " %" + (CELL - 8) + ".2f%% +-%.2f",
            100 * share,
            100 * one.standardError(share));
  }

  private void say(String words) {
    terminal.out().println(words);
  }

  // ---- the page

  private static void page(
      Path file, Erasure erasure, Disease disease, List<Act> acts, long many, long itsSeed)
      throws IOException {
    List<List<Outcome>> curves = new ArrayList<>();
    for (Act act : acts) {
      List<Outcome> curve = new ArrayList<>();
      for (double mm : DRAWN_MM) {
        curve.add(erasure.of(act, mm, many, itsSeed));
      }
      curves.add(curve);
    }
    String words =
        String.format(
            Locale.ROOT,
            "One liver lesion of %s cancer in each of %,d patients, the same patients for every size"
                + " and treatment; treated once, by the code that studies use. Seed %d. Patients"
                + " differ in growth, in sensitivity, in how often cells become resistant, and in"
                + " luck. No rule about size stands in the treatment by drugs: among more cells"
                + " more are resistant.",
            disease,
            many,
            itsSeed);
    ErasurePage.write("What a treatment does to one lesion, by its size", words, curves, file);
  }
}
