package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.care.Finding;
import dandelion.simulation.Event;
import dandelion.simulation.Life;
import dandelion.simulation.Simulation;
import dandelion.study.Design.Subgroup;
import dandelion.study.Results.Benefit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is helped and harmed, by group of patients. */
class BenefitsTest {
  private static final int N = 6000;
  private static final String GROUPS =
      "{stage: [], age_years: [65, 75], margin: [], marker: [5], ecog: [1]}";

  @TempDir private Path folder;

  private Study study(String subgroups) {
    return new Trials(folder)
        .bundled("minimum", "facs-minimum", 0.8)
        .bundled("same", "facs-minimum", 0.8)
        .bundled("intense", "facs-cea-ct", 0.8)
        .apart(subgroups)
        .study(N, 3, Trials.with("seeding.founded", 2));
  }

  @Test
  void theGroupsOfOneFindingAddUpToAllPatients() {
    Results results = study(GROUPS).run(2);
    for (String arm : List.of("same", "intense")) {
      Map<String, List<Benefit>> byFinding =
          results.benefits().stream()
              .filter(line -> line.arm().equals(arm))
              .collect(Collectors.groupingBy(Benefit::finding));
      Benefit all = byFinding.getOrDefault("all", List.of()).getFirst();
      assertThat(all.patients()).isEqualTo(N);
      assertThat(byFinding).hasSize(6);
      byFinding.forEach((finding, groups) -> {
        assertThat(groups.stream().mapToLong(Benefit::patients).sum()).as(finding).isEqualTo(N);
        assertThat(groups.stream().mapToLong(Benefit::helped).sum()).isEqualTo(all.helped());
        assertThat(groups.stream().mapToLong(Benefit::harmed).sum()).isEqualTo(all.harmed());
        assertThat(groups.stream().mapToLong(Benefit::unchanged).sum()).isEqualTo(all.unchanged());
        assertThat(groups.stream().mapToLong(Benefit::deaths).sum()).isEqualTo(all.deaths());
        assertThat(groups.stream().mapToLong(Benefit::deathsThere).sum())
            .isEqualTo(all.deathsThere());
        assertThat(groups.stream().mapToDouble(b -> b.meanDifference() * b.patients()).sum())
            .isCloseTo(all.meanDifference() * N, within(1e-6));
        assertThat(groups.stream().mapToDouble(b -> b.survivalDifference() * b.patients()).sum())
            .isCloseTo(all.survivalDifference() * N, within(1e-6));
      });
    }
  }

  @Test
  void allPatientsAreThoseOfTheOtherTables() {
    Results results = study(GROUPS).run(2);
    for (Benefit all : results.benefits().stream().filter(Benefit::isOfAll).toList()) {
      Results.Difference years = atHorizon(results, all.arm(), "life_years");
      Results.Difference alive = atHorizon(results, all.arm(), "overall_survival");
      assertThat(all.meanDifference()).isCloseTo(years.difference(), within(1e-9));
      assertThat(all.se()).isCloseTo(years.se(), within(1e-9));
      assertThat(all.low()).isCloseTo(years.low(), within(1e-9));
      assertThat(all.high()).isCloseTo(years.high(), within(1e-9));
      assertThat(all.survivalDifference()).isCloseTo(alive.difference(), within(1e-12));
      assertThat(all.survivalSe()).isCloseTo(alive.se(), within(1e-12));
      double dead = 1 - results.estimate(all.arm(), "overall_survival", 5).estimate();
      assertThat((double) all.deaths()).isCloseTo(dead * N, within(1e-6));
    }
  }

  private static Results.Difference atHorizon(Results results, String arm, String outcome) {
    return results.differences().stream()
        .filter(line -> line.arm().equals(arm) && line.outcome().equals(outcome))
        .filter(line -> line.timeYears() == 5)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void equalArmsGiveExactlyNothingInEveryGroup() {
    for (Benefit line : study(GROUPS).run(2).benefits()) {
      if (line.arm().equals("same")) {
        assertThat(line.unchanged()).isEqualTo(line.patients());
        assertThat(
                List.of(
                    line.meanDifference(),
                    line.se(),
                    line.low(),
                    line.high(),
                    line.meanGainOfHelped(),
                    line.meanLossOfHarmed(),
                    line.survivalDifference(),
                    line.survivalSe()))
            .as(line.toString())
            .containsOnly(0.0);
      }
    }
  }

  /** Each group against single lives, told apart by the chart as it stands at entry. */
  @Test
  void groupsAreCountedOneByOneByWhatIsKnownAtEntry() {
    Study study = study(GROUPS);
    Simulation simulation = study.engine().simulation();
    Study.Engine engine = study.engine();
    Map<String, double[]> counted = new TreeMap<>();
    for (int patient = 0; patient < N; patient++) {
      simulation.enter(3, patient);
      double age = simulation.known(Finding.AGE_YEARS);
      engine.run(patient);
      Life here = engine.lives()[2];
      Life there = engine.lives()[0];
      double gain = here.lifeYears() - there.lifeYears();
      double[] sums =
          counted.computeIfAbsent(
              age < 65 ? "below 65" : age < 75 ? "65 to below 75" : "75 and more",
              _ -> new double[6]);
      sums[0]++;
      sums[1] += gain > 0 ? 1 : 0;
      sums[2] += gain < 0 ? 1 : 0;
      sums[3] += gain;
      sums[4] += gain * gain;
      sums[5] += here.years(Event.DEATH) <= 5 ? 1 : 0;
    }
    List<Benefit> lines =
        study.run(2).benefits().stream()
            .filter(line -> line.arm().equals("intense") && line.finding().equals("age_years"))
            .toList();
    assertThat(lines).hasSize(3);
    for (Benefit line : lines) {
      double[] sums = counted.getOrDefault(line.group(), new double[6]);
      double mean = sums[3] / sums[0];
      assertThat((double) line.patients()).isEqualTo(sums[0]);
      assertThat((double) line.helped()).isEqualTo(sums[1]);
      assertThat((double) line.harmed()).isEqualTo(sums[2]);
      assertThat(line.meanDifference()).isCloseTo(mean, within(1e-9));
      assertThat(line.se())
          .isCloseTo(Math.sqrt((sums[4] / sums[0] - mean * mean) / sums[0]), within(1e-9));
      assertThat((double) line.deaths()).isEqualTo(sums[5]);
    }
  }

  @Test
  void whatNobodyAskedForIsUnknown() {
    List<Benefit> byMarker =
        study("{marker: [5]}").run(1).benefits().stream()
            .filter(line -> line.finding().equals("marker"))
            .toList();
    assertThat(byMarker).hasSize(2).allMatch(line -> line.group().equals("unknown"));
    assertThat(byMarker).allMatch(line -> line.patients() == N);
  }

  @Test
  void tellingGroupsApartChangesNothingElse() {
    Results apart = study(GROUPS).run(2);
    Results together = study("{}").run(2);
    assertThat(apart.summary()).isEqualTo(together.summary());
    assertThat(apart.differences()).isEqualTo(together.differences());
    assertThat(apart.twins()).isEqualTo(together.twins());
    assertThat(together.benefits())
        .isEqualTo(apart.benefits().stream().filter(Benefit::isOfAll).toList());
  }

  @Test
  void groupsHaveNamesThatPeopleUse() {
    assertThat(new Subgroup(Finding.AGE_YEARS, List.of(65.0, 75.0)).names())
        .containsExactly("below 65", "65 to below 75", "75 and more");
    assertThat(new Subgroup(Finding.ECOG, List.of(1.0, 3.0)).names())
        .containsExactly("0", "1 to 2", "3 and more");
    assertThat(new Subgroup(Finding.TUMOURS, List.of(2.0)).names())
        .containsExactly("1", "2 and more");
    assertThat(new Subgroup(Finding.STAGE, List.of()).names())
        .containsExactly("i", "ii", "iii", "iv");
    assertThat(new Subgroup(Finding.AGE_YEARS, List.of(65.0)).of(65)).isEqualTo(1);
    assertThat(new Subgroup(Finding.AGE_YEARS, List.of(65.0)).of(64.99)).isZero();
  }
}
