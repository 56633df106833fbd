package dandelion.disease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollTest {
  private final SplittableRandom random = new SplittableRandom(3);

  /** Against a set that keeps its order: many lesions come, some are added, some leave. */
  @Test
  void holdsEachOnceInTheOrderInWhichTheyCame() {
    Roll roll = new Roll();
    Roll copy = new Roll();
    Set<Integer> peer = new LinkedHashSet<>();
    for (int round = 0; round < 50; round++) {
      roll.clear();
      peer.clear();
      int lesions = 1 + random.nextInt(200);
      for (int k = 0; k < lesions; k++) {
        roll.newcomer(k);
        int one = random.nextInt(k + 1);
        roll.add(one);
        peer.add(one);
        if (random.nextInt(10) == 0) {
          keepEven(roll);
          peer.removeIf(member -> member % 2 != 0);
        }
      }
      copy.copyFrom(roll, lesions);
      roll.add(0);
      assertThat(members(copy)).containsExactlyElementsOf(peer);
      peer.add(0);
      assertThat(members(roll)).containsExactlyElementsOf(peer);
    }
  }

  private static void keepEven(Roll roll) {
    int still = 0;
    for (int n = 0; n < roll.size(); n++) {
      int k = roll.get(n);
      if (k % 2 == 0) {
        roll.stays(still++, k);
      } else {
        roll.leaves(k);
      }
    }
    roll.cut(still);
  }

  private static List<Integer> members(Roll roll) {
    return IntStream.range(0, roll.size()).mapToObj(roll::get).toList();
  }
}
