package dandelion.verification;

import dandelion.study.Design;
import dandelion.study.Design.Arm;
import dandelion.study.Results.Benefit;
import dandelion.study.Results.Difference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What arms must do to each other: nothing. */
final class ArmChecks {
  private static final String SUBJECT = "arms";

  private ArmChecks() {}

  static List<Check> all() {
    return List.of(
        new Check(
            SUBJECT,
            "equal arms",
            "every arm gets the reference's pathway, adherence and delay",
            "every difference and its error exactly 0, nobody helped or harmed",
            ArmChecks::equal),
        new Check(
            SUBJECT,
            "swapped arms",
            "the last arm that can be becomes the reference",
            "their difference changes its sign exactly",
            ArmChecks::swapped),
        new Check(
            SUBJECT,
            "order of arms",
            "the arms in reverse order",
            "every figure of every arm the same",
            ArmChecks::reversed),
        new Check(
            SUBJECT,
            "an arm removed",
            "without the last arm that is not the reference",
            "every figure of the other arms the same",
            ArmChecks::removed),
        new Check(
            SUBJECT,
            "an arm added",
            "one more: the last arm's pathway, half its adherence",
            "every figure of the other arms the same",
            ArmChecks::added),
        new Check(
            SUBJECT,
            "a test added",
            "one more arm: the last one's pathway with perfect images",
            "the figures of the other arms the same, within 5 patients and 0.1 %",
            ArmChecks::testAdded));
  }

  private static Verdict equal(Examined study) {
    Design design = study.design();
    if (design.arms().size() == 1) {
      return Verdict.notAsked("there is only one arm");
    }
    Arm to = design.arms().get(design.reference());
    Found found =
        study.run(
            study
                .variant()
                .eachArm(arm -> new Arm(arm.name(), to.pathway(), to.attendance(), to.delayYears()))
                .design());
    for (Difference one : found.differences()) {
      if (one.difference() != 0 || one.se() != 0) {
        return Verdict.fail(
            "%s of %s at %s: %.3g", one.outcome(), one.arm(), one.timeYears(), one.difference());
      }
    }
    for (Benefit one : found.benefits()) {
      if (one.helped() + one.harmed() > 0) {
        return Verdict.fail("%s: %,d helped, %,d harmed", one.arm(), one.helped(), one.harmed());
      }
    }
    return Verdict.pass("all %,d differences 0, 0 helped, 0 harmed", found.differences().size());
  }

  /** The last arm that can be the reference besides the one that is; -1 when there is none. */
  static int otherReference(Design design) {
    int there = -1;
    if (design.arms().get(design.reference()).delayYears() != 0) {
      return there;
    }
    for (int k = 0; k < design.arms().size(); k++) {
      if (k != design.reference() && design.arms().get(k).delayYears() == 0) {
        there = k;
      }
    }
    return there;
  }

  private static Verdict swapped(Examined study) {
    Design design = study.design();
    int there = otherReference(design);
    if (there < 0) {
      return Verdict.notAsked("no other arm can be the reference");
    }
    Found one = study.asIs();
    Found other = study.run(study.variant().reference(there).design());
    String arm = design.arms().get(there).name();
    Map<String, Difference> back = new HashMap<>();
    for (Difference line : other.differences()) {
      if (line.arm().equals(one.reference())) {
        back.put(line.outcome() + line.timeYears(), line);
      }
    }
    boolean samePatients = one.candidates() == other.candidates();
    double most = 0;
    int compared = 0;
    for (Difference line : one.differences()) {
      Difference its = back.get(line.outcome() + line.timeYears());
      if (!line.arm().equals(arm) || its == null) {
        continue;
      }
      compared++;
      double off = line.difference() + its.difference();
      if (samePatients && (off != 0 || line.se() != its.se())) {
        return Verdict.fail(
            "%s at %s: %.6g and %.6g",
            line.outcome(), line.timeYears(), line.difference(), its.difference());
      }
      double rare = Likeness.MOST_Z * Likeness.MOST_Z / one.patients();
      if (!samePatients && Math.abs(off) > rare) {
        most = Math.max(most, (Math.abs(off) - rare) / Math.hypot(line.se(), its.se()));
      }
    }
    if (compared == 0) {
      return Verdict.fail("there is no difference between %s and %s", arm, one.reference());
    }
    if (samePatients) {
      return mirrored(one, other, arm, compared);
    }
    return Verdict.of(
        most <= Likeness.MOST_Z,
        "other patients enter under %s's adjuvant rules; %,d differences, largest z %.1f",
        arm,
        compared,
        most);
  }

  private static Verdict mirrored(Found one, Found other, String arm, int compared) {
    Benefit here = whole(one, arm);
    Benefit there = whole(other, one.reference());
    return Verdict.of(
        here.helped() == there.harmed() && here.harmed() == there.helped(),
        "all %,d opposite; %,d helped and %,d harmed against %,d and %,d",
        compared,
        here.helped(),
        here.harmed(),
        there.helped(),
        there.harmed());
  }

  private static Benefit whole(Found found, String arm) {
    return found.benefits().stream()
        .filter(one -> one.isOfAll() && one.arm().equals(arm))
        .findFirst()
        .orElseThrow();
  }

  private static Verdict reversed(Examined study) {
    List<Arm> arms = new ArrayList<>(study.design().arms());
    Collections.reverse(arms);
    int reference = arms.size() - 1 - study.design().reference();
    return others(study, study.variant().arms(arms, reference).design(), names(arms));
  }

  private static Verdict removed(Examined study) {
    List<Arm> arms = new ArrayList<>(study.design().arms());
    int reference = study.design().reference();
    if (arms.size() == 1) {
      return Verdict.notAsked("there is only one arm");
    }
    int last = reference == arms.size() - 1 ? arms.size() - 2 : arms.size() - 1;
    arms.remove(last);
    int now = reference > last ? reference - 1 : reference;
    return others(study, study.variant().arms(arms, now).design(), names(arms));
  }

  private static Verdict added(Examined study) {
    Arm last = study.design().arms().getLast();
    double[] half = last.attendance().clone();
    for (int k = 0; k < half.length; k++) {
      half[k] /= 2;
    }
    Arm another = new Arm("one more", last.pathway(), half, 0);
    Design with = study.variant().withArm(another).design();
    return others(study, with, names(study.design().arms()));
  }

  /**
   * Lesions that only the new test could see are kept then, and are allowed to weigh their little.
   */
  private static Verdict testAdded(Examined study) {
    Arm last = study.design().arms().getLast();
    Arm another =
        new Arm(
            "one more",
            CareChecks.perfected(last.pathway()),
            CareChecks.perfectedAttendance(last),
            0);
    Found other = study.run(study.variant().withArm(another).design());
    Set<String> arms = names(study.design().arms());
    return Likeness.close(
        study.asIs().figures(arms, true), other.figures(arms, true), 5.0 / other.patients(), 1e-3);
  }

  private static Verdict others(Examined study, Design with, Set<String> arms) {
    Found other = study.run(with);
    if (other.candidates() != study.asIs().candidates()) {
      return Verdict.fail(
          "%,d candidates became %,d", study.asIs().candidates(), other.candidates());
    }
    return Likeness.same(Likeness.all(study.asIs(), arms), Likeness.all(other, arms));
  }

  private static Set<String> names(List<Arm> arms) {
    return new HashSet<>(arms.stream().map(Arm::name).toList());
  }
}
