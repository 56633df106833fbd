package dandelion.verification;

import static dandelion.verification.Sabotage.checked;
import static dandelion.verification.Sabotage.follow;
import static dandelion.verification.Sabotage.forging;
import static dandelion.verification.Sabotage.isFound;
import static dandelion.verification.Sabotage.overcharging;
import static dandelion.verification.Sabotage.telling;
import static dandelion.verification.Sabotage.worths;
import static org.assertj.core.api.Assertions.assertThat;

import dandelion.study.Appraisal;
import dandelion.study.Design;
import dandelion.study.Results.NetBenefit;
import dandelion.study.Results.Worth;
import dandelion.verification.Verdict.Grade;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each check of prices, discounting, quality of life and worth fails on what is wrong. */
class MoneyTest {
  private static final String[] PRICES = {
    "prices 0", "prices doubled", "one price raised", "a test for free", "an extreme price"
  };
  private static final String[] QUALITY = {"utilities 1", "utilities 0", "no disutility"};
  private static final Set<String> FAILED = new HashSet<>();

  private static void isFoundBy(Bench bench, String... names) {
    isFound(bench, follow(), names);
    FAILED.addAll(List.of(names));
  }

  @BeforeAll
  static void nothingHasFailed() {
    FAILED.clear();
  }

  /** Half-cycle correction is the one that can be neither right nor wrong. */
  @AfterAll
  static void everyCheckHasFailedOnSomething() {
    assertThat(FAILED).containsExactlyInAnyOrderElementsOf(all());
  }

  private static List<String> all() {
    return Stream.of(QualityChecks.all(), PriceChecks.all(), WorthChecks.all())
        .flatMap(List::stream)
        .map(Check::name)
        .filter(name -> !name.equals("half-cycle"))
        .toList();
  }

  @Test
  void withoutEconomicsNothingIsAsked() {
    Design plain = Variant.of(follow()).appraisal(null).design();
    assertThat(checked(Bench.DANDELION, plain, all().toArray(String[]::new)))
        .allSatisfy(one -> assertThat(one.verdict().grade()).isEqualTo(Grade.NOT_ASKED));
  }

  /** What is asked, but some of its numbers as the study has them. */
  private static Bench deafTo(Predicate<String> ids) {
    return overcharging((asked, own) -> {
      Map<String, Double> values = new HashMap<>();
      own.entries().stream()
          .filter(entry -> ids.test(entry.id()))
          .forEach(entry -> values.put(entry.id(), entry.baseValue()));
      return asked.with(values, asked.costRate(), asked.qalyRate());
    });
  }

  @Test
  void anEngineThatIsDeafToPricesIsFound() {
    isFoundBy(deafTo(id -> id.contains(".cost.")), PRICES);
  }

  @Test
  void anEngineThatIsDeafToUtilitiesIsFound() {
    isFoundBy(deafTo(id -> id.contains(".utility.")), QUALITY);
    isFoundBy(deafTo(id -> id.contains(".utility.free_")), "discounted years");
    isFoundBy(deafTo(id -> id.endsWith("known_tumour")), "utilities 1");
  }

  @Test
  void ratesThatAreNotHeardAreFound() {
    isFoundBy(
        overcharging((asked, own) -> asked.with(Map.of(), own.costRate(), asked.qalyRate())),
        "discount up",
        "no discount");
    isFoundBy(
        overcharging((asked, own) -> asked.with(Map.of(), asked.costRate(), own.qalyRate())),
        "discount up",
        "utilities 1");
    isFoundBy(
        overcharging((asked, own) -> asked.with(Map.of(), asked.qalyRate(), 2 * asked.costRate())),
        "discounted years");
  }

  /** Twice the price doubles some costs fourfold: they are charged with the price of another. */
  @Test
  void aPriceThatIsTakenForAnothersIsFound() {
    Bench confused =
        overcharging((asked, own) -> {
          String prefix = asked.economy().prefix() + "cost.";
          double clinic = asked.evidence().value(prefix + "clinic");
          double usual = own.evidence().value(prefix + "clinic");
          double cea = asked.evidence().value(prefix + "cea");
          Map<String, Double> values = Map.of(prefix + "cea", cea * clinic / usual);
          return asked.with(values, asked.costRate(), asked.qalyRate());
        });
    isFoundBy(confused, "prices doubled");
  }

  @Test
  void anEngineThatPricesChangeIsFound() {
    Bench greedy =
        forging(design ->
            design.appraisal() == null
                ? Variant.of(design).seed(design.seed() + 1).design()
                : design);
    isFoundBy(greedy, "asked or not");
  }

  @Test
  void anArmThatIsChargedByItsPlaceIsFound() {
    isFoundBy(telling(worths(MoneyTest::dearerByPlace)), "equal arms' worth");
  }

  private static List<Worth> dearerByPlace(List<Worth> all) {
    return all.stream()
        .map(one -> told(one, one.cost() + all.indexOf(one), one.status(), one.benefits()))
        .toList();
  }

  private static Worth told(Worth of, double cost, String status, List<NetBenefit> benefits) {
    return new Worth(
        of.arm(),
        cost,
        of.costSe(),
        of.qalys(),
        of.qalysSe(),
        status,
        of.next(),
        of.incrementalCost(),
        of.incrementalQalys(),
        of.icer(),
        benefits);
  }

  @Test
  void netBenefitThatForgetsItsSignIsFound() {
    Bench unsigned =
        telling(
            worths(all ->
                all.stream()
                    .map(one ->
                        told(
                            one,
                            one.cost(),
                            one.status(),
                            one.benefits().stream().map(MoneyTest::unsigned).toList()))
                    .toList()));
    isFoundBy(unsigned, "swapped worth");
  }

  private static NetBenefit unsigned(NetBenefit of) {
    return new NetBenefit(
        of.willingnessToPay(), of.benefit(), of.se(), Math.abs(of.difference()), of.differenceSe());
  }

  @Test
  void expensesThatDoNotAddUpAreFound() {
    isFoundBy(telling("ct", "cost_operations", 1, 1), "sums of money");
    isFoundBy(telling("ct", "qalys", 5, 1), "sums of money");
  }

  @Test
  void anArmThatIsDominatedWithoutBeingBeatenIsFound() {
    isFoundBy(
        telling(
            worths(all ->
                all.stream()
                    .map(one ->
                        one.isEfficient()
                            ? told(one, one.cost(), "dominated", one.benefits())
                            : told(one, one.cost(), "efficient", one.benefits()))
                    .toList())),
        "the frontier");
  }

  /** Costs that come late are lost sight of, so that a longer study is a cheaper one. */
  @Test
  void aLongerLifeThatCostsLessIsFound() {
    double usual = follow().horizonYears();
    Bench forgetful =
        forging(design -> {
          Appraisal asked = design.appraisal();
          if (asked == null || design.horizonYears() <= usual) {
            return design;
          }
          Appraisal cheap = asked.with(Map.of(), 0.5 + asked.costRate(), asked.qalyRate());
          return Variant.of(design).appraisal(cheap).design();
        });
    isFoundBy(forgetful, "a horizon paid for");
  }

  @Test
  void allPassOnWhatIsRight() {
    assertThat(checked(Bench.DANDELION, follow(), all().toArray(String[]::new)))
        .allSatisfy(one ->
            assertThat(one.verdict().grade())
                .as(one.name() + ": " + one.verdict().found())
                .isEqualTo(Grade.PASS));
  }
}
