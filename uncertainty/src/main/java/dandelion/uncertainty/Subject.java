package dandelion.uncertainty;

import dandelion.care.Act;
import dandelion.evidence.Economy;
import dandelion.evidence.Entry;
import java.util.ArrayList;
import java.util.List;

/** What a number is about: the groups that more could be learned of by one piece of research. */
public enum Subject {
  NATURAL_HISTORY("natural history"),
  TESTS("tests and markers"),
  TREATMENT("treatment"),
  LIVER("the liver"),
  PATIENTS("patients and access"),
  QUALITY_OF_LIFE("quality of life"),
  PRICES("prices");

  private final String words;

  Subject(String words) {
    this.words = words;
  }

  /** The subject as people say it. */
  public String words() {
    return words;
  }

  /** The subject of an entry, by the words of its id. */
  public static Subject of(Entry entry) {
    String id = entry.id();
    if (id.startsWith(Economy.ANY)) {
      return id.contains(".cost.") ? PRICES : QUALITY_OF_LIFE;
    }
    String[] words = id.split("\\.", -1);
    if (words[0].equals("person")) {
      return PATIENTS;
    }
    if (words[0].equals("liver")) {
      return LIVER;
    }
    return switch (words.length > 1 ? words[1] : "") {
      case "imaging", "marker" -> TESTS;
      case "access" -> PATIENTS;
      case "chemotherapy", "operation" -> TREATMENT;
      case String other when Act.named(other) != null -> TREATMENT;
      default -> NATURAL_HISTORY;
    };
  }

  /** Places of the entries of this subject in a list. */
  List<Integer> among(List<Entry> entries) {
    List<Integer> places = new ArrayList<>();
    for (int k = 0; k < entries.size(); k++) {
      if (of(entries.get(k)) == this) {
        places.add(k);
      }
    }
    return List.copyOf(places);
  }
}
