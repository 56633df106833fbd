package dandelion.disease;

import java.util.Arrays;

/** Some of a body's lesions by number, each at most once, in the order in which they came. */
final class Roll {
  private int size;
  private int[] member = new int[16];
  private boolean[] isMember = new boolean[16];

  void clear() {
    size = 0;
  }

  /** There is a lesion of this number from now on; it is no member yet. */
  void newcomer(int k) {
    if (k == member.length) {
      enlarge(2 * k);
    }
    isMember[k] = false;
  }

  void add(int k) {
    if (!isMember[k]) {
      isMember[k] = true;
      member[size++] = k;
    }
  }

  int size() {
    return size;
  }

  int get(int place) {
    return member[place];
  }

  /** While all members are gone through: this one stays, in this place or an earlier one. */
  void stays(int place, int k) {
    member[place] = k;
  }

  /** While all members are gone through: this one leaves. */
  void leaves(int k) {
    isMember[k] = false;
  }

  /** All were gone through: so many stayed. */
  void cut(int stayed) {
    size = stayed;
  }

  /** Becomes the same as another roll, of a body with so many lesions. */
  void copyFrom(Roll other, int lesions) {
    if (member.length < lesions) {
      enlarge(other.member.length);
    }
    size = other.size;
    System.arraycopy(other.member, 0, member, 0, size);
    System.arraycopy(other.isMember, 0, isMember, 0, lesions);
  }

  private void enlarge(int length) {
    member = Arrays.copyOf(member, length);
    isMember = Arrays.copyOf(isMember, length);
  }
}
