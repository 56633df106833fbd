package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.care.Act;
import dandelion.evidence.Evidence;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.simulation.LifeCourse;
import dandelion.simulation.LifeCourse.Decided;
import dandelion.simulation.LifeCourse.Ending;
import dandelion.simulation.LifeCourse.Entered;
import dandelion.simulation.LifeCourse.Found;
import dandelion.simulation.LifeCourse.Happening;
import dandelion.simulation.LifeCourse.Stretch;
import dandelion.simulation.LifeCourse.Track;
import dandelion.simulation.LifeCourse.Treated;
import dandelion.simulation.LifeCourse.Visited;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A life that is written down is the same life. */
class CourseTest {
  private static final int PATIENTS = 300;

  @TempDir private Path folder;

  /** Every bundled study, so that every kind of entry and of arm is met. */
  static Stream<Path> studies() throws java.io.IOException {
    List<Path> files;
    try (Stream<Path> all = java.nio.file.Files.list(Path.of("../studies"))) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void aLifeIsTheSameWithALogAndWithout(Path file) {
    Evidence evidence = Evidence.embedded();
    compare(new Study(StudyFile.read(file, evidence), evidence), PATIENTS);
  }

  /** Busy patients, arms of other adjuvant treatment, and much that is treated. */
  @Test
  void busyLivesAreTheSameWithALogAndWithout() {
    Evidence busy = Trials.with("seeding.founded", 2, "dormancy.share", 0.3);
    Study study =
        new Trials(folder)
            .bundled("minimum", "facs-minimum", 0.8)
            .bundled("both", "facs-cea-ct", 0.8)
            .bundled("registry", "registry-2007", 0.8)
            .own("none", 0.8, "{test: ct_cap, at_months: [6, 12]}", "", Trials.NOTHING_IS_DONE)
            .enter("{month: 2, tests: [ct_cap], let_in_if: {}}")
            .study(1, 3, busy);
    compare(study, 400);
  }

  /** Entry with what is found, or has been removed: the years before it are told as well. */
  @ParameterizedTest
  @ValueSource(strings = {"metastases_found", "metastases_removed"})
  void livesThatEnterWithTheirRecurrenceTellWhatCameBefore(String at) {
    Evidence busy = Trials.with("seeding.founded", 2);
    String history = Trials.PATHWAYS.toAbsolutePath().resolve("facs-cea-ct.yaml").toString();
    Study study =
        new Trials(folder)
            .bundled("both", "facs-cea-ct", 0.8)
            .bundled("registry", "registry-2007", 0.8)
            .enter(
                "{at: "
                    + at
                    + ", month: 60, schedules_from: entry, pathway: \""
                    + history
                    + "\", tests: [ct_cap], let_in_if: {liver_lesions: \">=1\"}}")
            .study(1, 3, busy);
    compare(study, 150);
    int seenBefore = 0;
    Study.Engine engine = study.engine();
    for (long patient = 0; patient < 50; patient++) {
      List<Happening> all = engine.follow(patient, 0).happenings();
      double entry = one(all, Entered.class).getFirst().years();
      assertThat(one(all, Found.class).getFirst().years()).isLessThanOrEqualTo(entry);
      seenBefore += one(all, Visited.class).stream().anyMatch(v -> v.years() < entry) ? 1 : 0;
    }
    assertThat(seenBefore).isPositive();
  }

  private static void compare(Study study, int patients) {
    Study.Engine plain = study.engine();
    Study.Engine logged = study.engine();
    for (long patient = 0; patient < patients; patient++) {
      plain.run(patient);
      for (int arm = 0; arm < plain.lives().length; arm++) {
        LifeCourse course = logged.follow(patient, arm);
        Life life = logged.lives()[arm];
        assertThat(life.sameAs(plain.lives()[arm])).as("patient %s, arm %s", patient, arm).isTrue();
        assertThat(life.foundBy()).isEqualTo(plain.lives()[arm].foundBy());
        check(course, life);
      }
    }
  }

  /** What is written agrees with what is counted, and with itself. */
  private static void check(LifeCourse course, Life life) {
    List<Happening> all = course.happenings();
    double entry = one(all, Entered.class).getFirst().years();
    double end = course.ended().years();
    assertThat(end - entry).isCloseTo(life.lifeYears(), within(1e-9));
    assertThat(course.ended().cause() == null)
        .isEqualTo(Double.isInfinite(life.years(Event.DEATH)));
    double before = 0;
    for (Happening happening : all) {
      assertThat(happening.years()).isBetween(before, end);
      before = happening.years();
    }
    List<Happening> since = all.subList(entered(all), all.size());
    Optional<Found> recurs = recurrence(since);
    boolean recurred = life.years(Event.RECURRENCE) < Double.POSITIVE_INFINITY;
    boolean enteredWithMetastases = life.years(Event.SYNCHRONOUS_METASTASES) == 0;
    assertThat(recurred).isEqualTo(recurs.isPresent() && !enteredWithMetastases);
    if (recurred) {
      assertThat(life.years(Event.RECURRENCE))
          .isCloseTo(recurs.orElseThrow().years() - entry, within(1e-9));
      assertThat(life.lesionsAtDetection()).isEqualTo(recurs.orElseThrow().total());
    }
    boolean cut = one(since, Treated.class).stream().anyMatch(one -> one.act().isCurative());
    boolean counted = life.years(Event.CURATIVE_RETREATMENT) < Double.POSITIVE_INFINITY;
    assertThat(cut).isEqualTo(counted);
    for (Treated one : one(all, Treated.class)) {
      boolean operation =
          one.act().kind() == Act.Kind.OPERATION
              && one(all, Found.class).stream()
                  .anyMatch(found -> found.years() == one.years() && found.total() > 0);
      assertThat(one.ended()).as("cut out").isGreaterThanOrEqualTo(operation ? 1 : 0);
    }
    boolean shown = one(all, Found.class).stream().anyMatch(one -> one.total() > 0);
    boolean drawn = course.tracks().stream().anyMatch(one -> one.ending() != Ending.CLEARED);
    assertThat(drawn || !shown).as("what was seen has a track that is drawn").isTrue();
    one(all, Decided.class).forEach(one -> assertThat(one.why()).isNotBlank());
    assertThat(
            one(all, Treated.class).stream()
                .filter(one -> one.act() == Act.SYSTEMIC_PALLIATIVE)
                .count())
        .as("no bundled table allows more, whatever operations are declined")
        .isLessThanOrEqualTo(5);
    for (Found one : one(all, Found.class)) {
      assertThat(one.truth().lesions()).isGreaterThanOrEqualTo(one.total());
    }
    for (Track track : course.tracks()) {
      check(track, end);
    }
    assertThat(course.tracks().stream().filter(track -> isThere(track, end)).count())
        .isEqualTo(course.ended().truth().lesions());
  }

  /** The first finding in one who was thought free of disease, from the beginning or again. */
  private static Optional<Found> recurrence(List<Happening> since) {
    boolean thoughtFree = true;
    for (Happening happening : since) {
      if (happening instanceof Found found) {
        boolean atEntry = found.by().equals("tests before entry");
        if (thoughtFree && !atEntry && found.total() > 0) {
          return Optional.of(found);
        }
        thoughtFree = found.total() == 0;
      } else if (happening instanceof Treated treated && treated.act().isCurative()) {
        thoughtFree = true;
      }
    }
    return Optional.empty();
  }

  private static int entered(List<Happening> all) {
    return all.indexOf(one(all, Entered.class).getFirst());
  }

  private static boolean isThere(Track track, double end) {
    Stretch last = track.stretches().getLast();
    return track.ending() == Ending.STILL_THERE && last.birthYears() < end;
  }

  private static void check(Track track, double end) {
    double before = track.stretches().getFirst().fromYears();
    for (Stretch stretch : track.stretches()) {
      assertThat(stretch.fromYears()).isEqualTo(before);
      before = Math.max(stretch.untilYears(), stretch.fromYears());
      if (track.ending() != Ending.CLEARED && stretch.fromYears() < end) {
        assertThat(stretch.untilYears()).isLessThanOrEqualTo(end);
        double early = track.diameterMm(stretch, stretch.fromYears());
        double late = track.diameterMm(stretch, stretch.untilYears());
        assertThat(early).isBetween(0.01, late + 1e-9);
        assertThat(late).isLessThan(400);
      }
    }
  }

  /** As many visits kept as were counted, test by test. */
  @Test
  void visitsAreThoseCounted() {
    Study study =
        new Trials(folder)
            .bundled("both", "facs-cea-ct", 0.7)
            .enter("{month: 2, tests: [ct_cap], let_in_if: {lesions: 0}}")
            .study(1, 5, Trials.EVIDENCE);
    Study.Engine engine = study.engine();
    int missed = 0;
    for (long patient = 0; patient < 2000; patient++) {
      List<Happening> all = engine.follow(patient, 0).happenings();
      List<Visited> visits = one(all, Visited.class);
      missed += (int) visits.stream().filter(visit -> !visit.kept()).count();
      long kept =
          visits.stream()
              .filter(visit -> visit.kept() && visit.test() == dandelion.care.Test.COLONOSCOPY)
              .count();
      assertThat(kept)
          .as("patient %s", patient)
          .isEqualTo(engine.lives()[0].tests(dandelion.care.Test.COLONOSCOPY));
    }
    assertThat(missed).isGreaterThan(2000);
  }

  private static <T extends Happening> List<T> one(List<Happening> all, Class<T> kind) {
    List<T> some = new ArrayList<>();
    for (Happening happening : all) {
      if (kind.isInstance(happening)) {
        some.add(kind.cast(happening));
      }
    }
    return some;
  }
}
