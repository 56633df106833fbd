package dandelion.evidence;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say about a place. Where a schema allows several forms (oneOf, anyOf) and a value
 * fits none, the validator tells what is wrong with every form; here only the form that fits best
 * is kept, or one finding that names the forms.
 *
 * @param error the difference to tell
 * @param others differences of the other forms at the same place, to be told in the same breath;
 *     usually empty
 */
record Finding(Error error, List<Error> others) {

  /** Where the validator went: the step in its way, and how deep in the document that was. */
  private record Fork(int step, int depth) {}

  NodePath instance() {
    return error.getInstanceLocation();
  }

  /** What to tell for what the validator found. */
  static List<Finding> of(List<Error> errors, SchemaWords words) {
    return best(errors, words, 0, 0);
  }

  private static List<Finding> best(List<Error> errors, SchemaWords words, int from, int depth) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<Error>> forks = new LinkedHashMap<>();
    Map<String, Fork> places = new LinkedHashMap<>();
    for (Error error : errors) {
      Fork fork = fork(error, from, depth);
      if (fork == null) {
        findings.add(new Finding(error, List.of()));
      } else {
        String key = key(error, fork);
        forks.computeIfAbsent(key, _ -> new ArrayList<>()).add(error);
        places.put(key, fork);
      }
    }
    forks.forEach((key, group) -> {
      Fork fork = places.get(key);
      if (fork != null) {
        findings.addAll(bestForm(group, words, fork));
      }
    });
    return findings;
  }

  private static List<Finding> bestForm(List<Error> group, SchemaWords words, Fork fork) {
    Map<String, List<Error>> forms = new TreeMap<>();
    Error summary = null;
    for (Error error : group) {
      NodePath way = error.getEvaluationPath();
      if (way.getNameCount() > fork.step() + 1) {
        String form = String.valueOf(way.getElement(fork.step() + 1));
        forms.computeIfAbsent(form, _ -> new ArrayList<>()).add(error);
      } else {
        summary = error;
      }
    }
    if (forms.isEmpty() || (summary != null && fitsSeveral(summary))) {
      return summary == null ? List.of() : List.of(new Finding(summary, List.of()));
    }
    List<List<Finding>> told = new ArrayList<>();
    forms.values().forEach(form -> told.add(best(form, words, fork.step() + 2, fork.depth())));
    List<Finding> named = inOneBreath(told, words, fork);
    if (named != null) {
      return named;
    }
    return told.stream()
        .min(
            Comparator.comparingInt((List<Finding> form) -> misfit(form, words, fork))
                .thenComparingInt(List::size))
        .orElse(List.of());
  }

  /** One finding when every form fails on the type, or on the word that tells the forms apart. */
  private static @Nullable List<Finding> inOneBreath(
      List<List<Finding>> forms, SchemaWords words, Fork fork) {
    int most = forms.stream().mapToInt(form -> misfit(form, words, fork)).min().orElse(0);
    long fitting = forms.stream().filter(form -> misfit(form, words, fork) == most).count();
    if (most == 0 || fitting == 1) {
      return null;
    }
    List<Error> all = new ArrayList<>();
    NodePath place = null;
    for (List<Finding> form : forms) {
      for (Finding finding : form) {
        NodePath here = finding.instance();
        boolean same = place == null || place.equals(here);
        if (misfit(finding.error(), words, fork) == most && same) {
          place = here;
          all.add(finding.error());
          all.addAll(finding.others());
        }
      }
    }
    return List.of(new Finding(all.getFirst(), List.copyOf(all.subList(1, all.size()))));
  }

  private static int misfit(List<Finding> form, SchemaWords words, Fork fork) {
    return form.stream().mapToInt(finding -> misfit(finding.error(), words, fork)).max().orElse(0);
  }

  /** 2: this form is for another type of value; 1: for another kind of map; 0: it may be meant. */
  private static int misfit(Error error, SchemaWords words, Fork fork) {
    int below = error.getInstanceLocation().getNameCount() - fork.depth();
    boolean word = error.getKeyword().equals("const") || error.getKeyword().equals("enum");
    if (below == 0 && (error.getKeyword().equals("type") || word)) {
      return 2;
    }
    boolean kind =
        switch (error.getKeyword()) {
          case "const" -> below == 1;
          case "required" -> below == 0 && words.tellsApart(error);
          default -> false;
        };
    return kind ? 1 : 0;
  }

  private static boolean fitsSeveral(Error summary) {
    Object[] arguments = summary.getArguments();
    return arguments != null && arguments.length > 0 && !"0".equals(String.valueOf(arguments[0]));
  }

  private static String key(Error error, Fork fork) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i <= fork.step(); i++) {
      key.append(error.getEvaluationPath().getElement(i)).append('\n');
    }
    for (int i = 0; i < fork.depth(); i++) {
      key.append('\n').append(error.getInstanceLocation().getElement(i));
    }
    return key.toString();
  }

  /** The next oneOf or anyOf on the validator's way, or null. */
  private static @Nullable Fork fork(Error error, int from, int depth) {
    NodePath way = error.getEvaluationPath();
    int inside = depth;
    for (int i = from; i < way.getNameCount(); i++) {
      switch (String.valueOf(way.getElement(i))) {
        case "oneOf", "anyOf" -> {
          return new Fork(i, inside);
        }
        case "properties", "patternProperties", "prefixItems" -> {
          i++;
          inside++;
        }
        case "additionalProperties",
            "unevaluatedProperties",
            "items",
            "unevaluatedItems",
            "contains" ->
            inside++;
        case "allOf", "dependentSchemas" -> i++;
        default -> {
          // a keyword that stays at the same value
        }
      }
    }
    return null;
  }
}
