package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dandelion.evidence.Evidence;
import dandelion.simulation.Event;
import dandelion.simulation.Expense;
import dandelion.simulation.Life;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laws of costs and quality-adjusted years that hold whatever the prices and utilities are. */
class EconomicsTest {
  private static final int N = 6000;
  private static final String NO_DISCOUNT = ", discount: {costs: 0, qalys: 0}";
  private static final Evidence FULL_HEALTH =
      Trials.priced("utility.", 1, "utility.ablation_loss", 0, "utility.complication_loss", 0);

  @TempDir private Path folder;

  private Trials trials() {
    return new Trials(folder)
        .bundled("minimum", "facs-minimum", 0.8)
        .bundled("cea", "facs-cea", 0.8)
        .bundled("both", "facs-cea-ct", 0.8)
        .follow(9, "[1, 5, 9]");
  }

  private Study.Engine engine(String more, Evidence evidence) {
    return trials().priced(more).study(N, 5, evidence).engine();
  }

  @Test
  void inFullHealthAndWithoutDiscountQalysAreLifeYears() {
    Study.Engine engine = engine(NO_DISCOUNT, FULL_HEALTH);
    for (int patient = 0; patient < N; patient++) {
      engine.run(patient);
      for (Life life : engine.lives()) {
        assertThat(life.qalys()).isCloseTo(life.lifeYears(), within(1e-12 * 9));
      }
    }
  }

  @Test
  void whereNothingHasAPriceNothingIsSpent() {
    Study.Engine engine = engine("", Trials.priced("cost.", 0));
    for (int patient = 0; patient < N; patient++) {
      engine.run(patient);
      for (Life life : engine.lives()) {
        assertThat(life.cost()).isZero();
      }
    }
  }

  @Test
  void withoutDiscountTestsCostWhatTheyAreCountedTo() {
    Study.Engine engine = engine(NO_DISCOUNT, Trials.EVIDENCE);
    int imaged = 0;
    for (int patient = 0; patient < N; patient++) {
      engine.run(patient);
      for (Life life : engine.lives()) {
        double sum = 0;
        for (dandelion.care.Test test : dandelion.care.Test.values()) {
          String id = "economics.united_kingdom.cost." + test.id();
          sum += life.tests(test) * (Trials.EVIDENCE.has(id) ? Trials.EVIDENCE.value(id) : 0);
        }
        assertThat(life.cost(Expense.TESTS)).isCloseTo(sum, within(1e-9 * (1 + sum)));
        imaged += life.tests(dandelion.care.Test.MRI_LIVER);
      }
    }
    assertThat(imaged).isPositive();
  }

  @Test
  void aHigherRateNeverGivesMore() {
    Study.Engine low = engine(", discount: {costs: 0.01, qalys: 0.01}", Trials.EVIDENCE);
    Study.Engine high = engine(", discount: {costs: 0.08, qalys: 0.08}", Trials.EVIDENCE);
    for (int patient = 0; patient < N; patient++) {
      low.run(patient);
      high.run(patient);
      for (int arm = 0; arm < 3; arm++) {
        Life less = high.lives()[arm];
        Life more = low.lives()[arm];
        assertThat(less.qalys()).isLessThanOrEqualTo(more.qalys() * (1 + 1e-12));
        for (Expense expense : Expense.values()) {
          assertThat(less.cost(expense))
              .as(expense.id())
              .isLessThanOrEqualTo(more.cost(expense) * (1 + 1e-12));
        }
      }
    }
  }

  @Test
  void theyAddNothingToALifeButCostsAndQuality() {
    Study.Engine plain = trials().study(N, 5, Trials.EVIDENCE).engine();
    Study.Engine priced = engine("", Trials.EVIDENCE);
    for (int patient = 0; patient < N; patient++) {
      assertThat(priced.run(patient)).isEqualTo(plain.run(patient));
      for (int arm = 0; arm < 3; arm++) {
        Life with = priced.lives()[arm];
        Life without = plain.lives()[arm];
        assertThat(with.lifeYears()).isEqualTo(without.lifeYears());
        assertThat(with.eventYears()).isEqualTo(without.eventYears());
        assertThat(with.hospitalDays()).isEqualTo(without.hospitalDays());
        assertThat(without.cost() + without.qalys()).isZero();
        assertThat(with.qalys()).isBetween(0.0, with.lifeYears());
      }
    }
  }

  /** Lives that take over the rest of another arm's, and lives that are lived out in each arm. */
  @Test
  void aSharedRestOfALifeCostsWhatItWouldCostLivedOut() {
    Study.Engine together = engine("", Trials.EVIDENCE);
    Study.Engine alone =
        new Trials(folder)
            .bundled("both", "facs-cea-ct", 0.8)
            .follow(9, "[1, 5, 9]")
            .priced("")
            .study(N, 5, Trials.EVIDENCE)
            .engine();
    int recurred = 0;
    for (int patient = 0; patient < N; patient++) {
      together.run(patient);
      alone.run(patient);
      Life shared = together.lives()[2];
      assertThat(shared.sameAs(alone.lives()[0])).as("patient %s", patient).isTrue();
      recurred += (shared.happened() >> Event.RECURRENCE.ordinal() & 1);
    }
    assertThat(recurred).isGreaterThan(100);
  }

  @Test
  void equalArmsDifferByExactlyNothing() {
    Results results =
        new Trials(folder)
            .bundled("one", "facs-cea-ct", 0.9)
            .bundled("minimum", "facs-minimum", 0.9)
            .bundled("two", "facs-cea-ct", 0.9)
            .priced("")
            .study(20_000, 2, Trials.EVIDENCE)
            .run(2);
    for (Results.Difference line : results.differences()) {
      if (line.arm().equals("two")) {
        assertThat(line.difference()).as(line.outcome()).isZero();
        assertThat(line.se()).isZero();
      }
    }
    List<Results.Worth> worths = results.worths();
    assertThat(worths.get(2).cost()).isEqualTo(worths.get(0).cost());
    assertThat(worths.get(2).qalys()).isEqualTo(worths.get(0).qalys());
    for (Results.NetBenefit benefit : worths.get(2).benefits()) {
      assertThat(benefit.difference()).isZero();
      assertThat(benefit.differenceSe()).isZero();
    }
  }

  @Test
  void swappingArmsNegatesAndThreadsChangeNothing() {
    Results one = pair("minimum").run(1);
    Results other = pair("both").run(3);
    for (int k = 0; k < one.differences().size(); k++) {
      Results.Difference here = one.differences().get(k);
      Results.Difference there = other.differences().get(k);
      assertThat(here.outcome()).isEqualTo(there.outcome());
      assertThat(here.difference()).as(here.outcome()).isEqualTo(0.0 - there.difference());
      assertThat(here.se()).isEqualTo(there.se());
    }
    Results.NetBenefit here = one.worths().get(1).benefits().getFirst();
    Results.NetBenefit there = other.worths().get(0).benefits().getFirst();
    assertThat(here.difference()).isEqualTo(0.0 - there.difference());
    assertThat(one.worths().get(1).cost()).isEqualTo(other.worths().get(1).cost());
  }

  private Study pair(String reference) {
    return new Trials(folder)
        .bundled("minimum", "facs-minimum", 0.9)
        .bundled("both", "facs-cea-ct", 0.9)
        .compareWith(reference)
        .priced("")
        .study(10_000, 4, Trials.EVIDENCE);
  }

  /** Net benefit and its error, from every single life. */
  @Test
  void netBenefitIsThatOfTheLives() {
    Study study = pair("minimum");
    Results results = study.run(2);
    Study.Engine engine = study.engine();
    double price = 20_000;
    double sum = 0;
    double squares = 0;
    for (int patient = 0; patient < 10_000; patient++) {
      engine.run(patient);
      Life there = engine.lives()[0];
      Life here = engine.lives()[1];
      double more = price * (here.qalys() - there.qalys()) - (here.cost() - there.cost());
      sum += more;
      squares += more * more;
    }
    double mean = sum / 10_000;
    double se = Math.sqrt((squares / 10_000 - mean * mean) / 10_000);
    Results.NetBenefit benefit = results.worths().get(1).benefits().getFirst();
    assertThat(benefit.willingnessToPay()).isEqualTo(price);
    assertThat(benefit.difference()).isCloseTo(mean, within(1e-6 * Math.abs(mean)));
    assertThat(benefit.differenceSe()).isCloseTo(se, within(1e-6 * se));
  }

  /** The template for other countries is whole, and gives what the same prices of evidence give. */
  @Test
  void theTemplateOfAnotherCountryCanBeUsed() {
    String file =
        Path.of("../studies/economics/template.yaml").toAbsolutePath().normalize().toString();
    Design own =
        new Trials(folder)
            .bundled("minimum", "facs-minimum", 0.9)
            .pricedBy(file)
            .design(1000, 1, Trials.EVIDENCE);
    Appraisal appraisal = own.appraisal();
    assertThat(appraisal).isNotNull();
    assertThat(own.inputs().stream().map(Design.Input::path)).contains(file);
    double theirs = new Study(own, Trials.EVIDENCE).run(1).worths().getFirst().cost();
    double ours =
        new Trials(folder)
            .bundled("minimum", "facs-minimum", 0.9)
            .priced("")
            .study(1000, 1, Trials.EVIDENCE)
            .run(1)
            .worths()
            .getFirst()
            .cost();
    assertThat(theirs).isEqualTo(ours);
  }
}
