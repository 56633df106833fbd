package dandelion.validation;

import dandelion.evidence.Document;
import dandelion.evidence.Evidence;
import dandelion.evidence.Faults;
import dandelion.evidence.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a disease is fitted to, and what of it is fitted.
 *
 * @param study the study that plays the registry, relative to the targets file
 * @param figures published figures, each bound to something the registry study shows
 * @param free the evidence entries that may move
 */
public record Targets(Path study, List<Figure> figures, List<Free> free) {
  private static final String SCHEMA = "/dandelion/schema/targets.schema.json";

  /**
   * A published figure.
   *
   * @param quantity name of what is compared, see {@link Registry}
   * @param value as published
   * @param within how far off counts as one: its standard error, widened for what studies differ in
   * @param fitted whether it is used in the fit; figures only looked at are not
   * @param source ids of sources
   * @param note a remark, may be empty
   */
  public record Figure(
      String quantity,
      double value,
      double within,
      boolean fitted,
      List<String> source,
      String note) {}

  /** An evidence entry that may move between two limits, on a logarithmic scale. */
  public record Free(String id, double from, double to) {}

  /** Reads a targets file; every fault is collected. */
  public static Targets read(Path file, Evidence evidence, Faults faults) {
    Field root = Document.read(file, SCHEMA, faults).root();
    List<String> quantities = Registry.quantities();
    List<Figure> figures = new ArrayList<>();
    for (Field one : root.at("figures").eachOrNone()) {
      String quantity = one.at("quantity").textOrElse("");
      if (!quantities.contains(quantity)) {
        one.at("quantity").fault("the name of a quantity", Field.nearest(quantity, quantities));
      }
      evidence.checkSources(one.at("source"));
      figures.add(
          new Figure(
              quantity,
              one.at("value").numberOrElse(0),
              one.at("within").numberOrElse(1),
              one.at("fitted").truthOrElse(true),
              one.at("source").textsOrNone(),
              one.at("note").textOrElse("")));
    }
    List<Free> free = new ArrayList<>();
    for (Field one : root.at("free").eachOrNone()) {
      String id = one.at("id").textOrElse("");
      double from = one.at("from").numberOrElse(1);
      double to = one.at("to").numberOrElse(2);
      if (!evidence.has(id)) {
        one.at("id")
            .fault(
                "the id of an evidence entry",
                Field.nearest(id, evidence.entries().stream().map(entry -> entry.id()).toList()));
      }
      if (!(from > 0 && from < to)) {
        one.at("to").fault("a limit above 'from', both above 0");
      }
      free.add(new Free(id, from, to));
    }
    Path study = file.resolveSibling(root.at("study").textOrElse("")).normalize();
    return new Targets(study, List.copyOf(figures), List.copyOf(free));
  }
}
