package dandelion.verification;

import dandelion.care.Test;
import dandelion.evidence.Entry;
import dandelion.study.Appraisal;
import dandelion.study.Design;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** What a study pays and how it values a year, and the ways in which checks change that. */
final class Purse {
  private final Examined study;
  private final Appraisal appraisal;
  private final Map<String, Double> values = new HashMap<>();
  private double costRate;
  private double qalyRate;

  private Purse(Examined study, Appraisal appraisal) {
    this.study = study;
    this.appraisal = appraisal;
    this.costRate = appraisal.costRate();
    this.qalyRate = appraisal.qalyRate();
  }

  /** A check of studies that ask for economics. */
  static Check check(
      String subject,
      String name,
      String change,
      String expectation,
      Function<Purse, Verdict> judge) {
    return new Check(
        subject,
        name,
        change,
        expectation,
        study -> {
          Appraisal appraisal = study.design().appraisal();
          return appraisal == null
              ? Verdict.notAsked("the study asks for no economics")
              : judge.apply(new Purse(study, appraisal));
        });
  }

  Examined study() {
    return study;
  }

  Appraisal appraisal() {
    return appraisal;
  }

  /** The study's own again, unchanged. */
  Purse afresh() {
    return new Purse(study, appraisal);
  }

  // ---- changing

  private Purse change(String beginning, DoubleUnaryOperator to) {
    for (Entry entry : appraisal.entries()) {
      if (entry.id().startsWith(appraisal.economy().prefix() + beginning)) {
        values.put(entry.id(), to.applyAsDouble(entry.baseValue()));
      }
    }
    return this;
  }

  Purse prices(DoubleUnaryOperator to) {
    return change("cost.", to);
  }

  Purse price(Test test, DoubleUnaryOperator to) {
    values.put(priceId(test), to.applyAsDouble(price(test)));
    return this;
  }

  /** The quality of a year without known tumour, at every age. */
  Purse ages(double quality) {
    return change("utility.free_", was -> quality);
  }

  /** No state and no event takes anything from the quality of a year. */
  Purse noStates() {
    for (Entry entry : appraisal.entries()) {
      if (isOfState(entry)) {
        values.put(entry.id(), without(entry));
      }
    }
    return this;
  }

  Purse rates(double ofCosts, double ofQalys) {
    costRate = ofCosts;
    qalyRate = ofQalys;
    return this;
  }

  // ---- asking

  private boolean isOfState(Entry entry) {
    String utility = appraisal.economy().prefix() + "utility.";
    return entry.id().startsWith(utility) && !entry.id().startsWith(utility + "free_");
  }

  private static double without(Entry entry) {
    return entry.id().endsWith("_loss") ? 0 : 1;
  }

  /** Whether some state or event takes from the quality of a year. */
  boolean hasStates() {
    return appraisal.entries().stream()
        .anyMatch(entry -> isOfState(entry) && entry.baseValue() != without(entry));
  }

  private String priceId(Test test) {
    return appraisal.economy().prefix() + "cost." + test.id();
  }

  /** What a test costs; 0 when the setting has no price for it. */
  double price(Test test) {
    return appraisal.evidence().has(priceId(test)) ? appraisal.evidence().value(priceId(test)) : 0;
  }

  // ---- running

  Design design() {
    return study.variant().appraisal(appraisal.with(values, costRate, qalyRate)).design();
  }

  Found run() {
    return study.run(design());
  }
}
