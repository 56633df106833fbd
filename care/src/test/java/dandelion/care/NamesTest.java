package dandelion.care;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.evidence.Site;
import org.junit.jupiter.api.Test;

/** Names in files and names in code are the same things. */
class NamesTest {

  @Test
  void everyActTestAndFindingIsFoundByItsName() {
    for (Act act : Act.values()) {
      assertThat(Act.named(act.id())).isSameAs(act);
      assertThat(act.isCurative() || act.guide() != null).as(act.id()).isEqualTo(act.sites() != 0);
      assertThat(act.title()).isNotBlank();
    }
    for (dandelion.care.Test test : dandelion.care.Test.values()) {
      assertThat(dandelion.care.Test.named(test.id())).isSameAs(test);
    }
    for (Finding finding : Finding.values()) {
      assertThat(Finding.named(finding.id())).isSameAs(finding);
      assertThat(finding.least()).isLessThan(finding.most());
      assertThat(finding.what()).isNotBlank();
      assertThat(finding.unit()).isNotBlank();
    }
    assertThat(Act.named("amputate")).isNull();
    assertThat(dandelion.care.Test.named("guess")).isNull();
    assertThat(Finding.named("mood")).isNull();
    assertThat(Act.names()).hasSize(Act.values().length).contains("resect_liver");
    assertThat(dandelion.care.Test.names()).contains("ct_cap");
  }

  @Test
  void operationsNameTheirSites() {
    assertThat(Act.RESECT_LIVER_AND_LUNG.sites())
        .isEqualTo(1 << Site.LIVER.ordinal() | 1 << Site.LUNG.ordinal());
    assertThat(Act.RESECT_LOCAL.sites()).isEqualTo(1 << Site.LOCAL.ordinal());
  }

  @Test
  void valuesAreWrittenAsPeopleWriteThem() {
    assertThat(Finding.SEX.phrase(1)).isEqualTo("male");
    assertThat(Finding.STAGE.phrase(3)).isEqualTo("iv");
    assertThat(Finding.AGE_YEARS.phrase(71)).isEqualTo("71");
    assertThat(Finding.AGE_YEARS.phrase(71.26)).isEqualTo("71.3");
    assertThat(Finding.AGE_YEARS.phrase(Double.NaN)).isEqualTo("unknown");
    assertThat(Finding.LESIONS.whole()).isTrue();
    assertThat(Finding.MARKER.whole()).isFalse();
    assertThat(Finding.SEX.whole()).isTrue();
  }

  @Test
  void aTriggerIsALevelOrARise() {
    dandelion.care.Test[] none = {};
    Trigger level = new Trigger(dandelion.care.Test.CEA, 5, Double.NaN, none);
    Trigger rise = new Trigger(dandelion.care.Test.CEA, Double.NaN, 7, none);
    assertThat(level.neededRise(2)).isEqualTo(3);
    assertThat(level.neededRise(6)).isNegative();
    assertThat(rise.neededRise(6)).isEqualTo(7);
  }
}
