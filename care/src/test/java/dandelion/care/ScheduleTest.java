package dandelion.care;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final dandelion.care.Test CT = dandelion.care.Test.CT_CAP;

  @Test
  void everySoManyMonthsFromTo() {
    assertThat(Schedule.every(CT, 6, 6, 24).months()).containsExactly(6, 12, 18, 24);
    assertThat(Schedule.every(CT, 6, 6, 23).months()).containsExactly(6, 12, 18);
    assertThat(Schedule.every(CT, 12, 36, 36).months()).containsExactly(36);
    assertThat(Schedule.every(CT, 1, 0, 3).months()).containsExactly(0, 1, 2, 3);
    assertThat(Schedule.every(CT, 120, 3, 60).months()).containsExactly(3);
  }

  @Test
  void twoSchedulesOfOneTestAreOne() {
    Schedule first = Schedule.every(CT, 6, 6, 24);
    Schedule then = Schedule.every(CT, 12, 12, 60);
    Schedule both = first.with(then);
    assertThat(both.months()).containsExactly(6, 12, 18, 24, 36, 48, 60);
    assertThat(both.test()).isEqualTo(CT);
    assertThat(then.with(first).months()).containsExactly(both.months());
  }

  @Test
  void reachesTheLastMonthAllowed() {
    int[] months = Schedule.every(CT, 1, 0, Schedule.LAST_MONTH).months();
    assertThat(months).hasSize(Schedule.LAST_MONTH + 1).endsWith(Schedule.LAST_MONTH);
  }
}
