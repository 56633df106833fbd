package dandelion.report;

import dandelion.drawing.Markup;
import dandelion.study.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The report of an economic evaluation in the order of CHEERS 2022: under each item what the
 * programme knows, then what the author says. What the author leaves out is said to be missing.
 */
final class Cheers {
  private static final String MISSING = "Not reported";

  private final Statement statement;
  private final Methods methods;
  private final Map<Item, Markup> parts;
  private final Markup out = new Markup();

  /**
   * @param statement what the author says
   * @param methods what the programme says
   * @param parts tables and drawings that belong to an item
   */
  Cheers(Statement statement, Methods methods, Map<Item, Markup> parts) {
    this.statement = statement;
    this.methods = methods;
    this.parts = parts;
  }

  /** All items, then the checklist. */
  Markup written() {
    Item.Part part = null;
    for (Item item : Item.values()) {
      out.open("section", "id", item.id(), "class", "item");
      if (item.part() != part) {
        part = item.part();
        out.element("p", part.words(), "class", "part");
      }
      out.element("h2", item.heading());
      item(item);
      out.close();
    }
    checklist();
    return out;
  }

  private void item(Item item) {
    for (Methods.Paragraph one : methods.of(item)) {
      out.open("p");
      if (!one.label().isEmpty()) {
        out.element("b", one.label()).text(". ");
      }
      out.text(one.words()).close();
      if (!one.points().isEmpty()) {
        out.open("ul");
        one.points().forEach(point -> out.element("li", point));
        out.close();
      }
    }
    for (String field : item.fields()) {
      String words = statement.of(field);
      out.open("p", "class", words.isEmpty() ? "missing" : "said");
      out.element("b", Item.asks(field)).text(". ");
      if (words.isEmpty()) {
        out.element("span", MISSING, "class", "status assumed").text(" ");
        out.element("code", "report: " + field);
      } else {
        out.text(words);
      }
      out.close();
    }
    Markup more = parts.get(item);
    if (more != null) {
      out.add(more);
    }
  }

  /** Fields of an item that the author left out. */
  private List<String> missing(Item item) {
    return item.fields().stream().filter(field -> statement.of(field).isEmpty()).toList();
  }

  private void checklist() {
    int reported = 0;
    for (Item item : Item.values()) {
      reported += missing(item).isEmpty() && Methods.lacks(item).isEmpty() ? 1 : 0;
    }
    out.open("section", "id", "checklist").element("h2", "Checklist of CHEERS 2022");
    out.element(
        "p",
        reported
            + " of "
            + Item.values().length
            + " items are reported in full. The order is that of CHEERS 2022 (Husereau and others,"
            + " BMJ 2022;376:e067975), the names are ours. What is missing is filled in under"
            + " \u2018report:\u2019 in the study file.",
        "class",
        "lead");
    out.open("table", "class", "checklist").open("thead").open("tr");
    for (String heading : List.of("Item", "Where it stands", "Reported")) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close().open("tbody");
    for (Item item : Item.values()) {
      out.open("tr").element("th", item.heading(), "scope", "row").open("td");
      out.element("a", item.part().words() + ", " + item.number(), "href", "#" + item.id());
      out.close().open("td");
      status(item);
      out.close().close();
    }
    out.close().close().close();
  }

  private void status(Item item) {
    List<String> missing = missing(item);
    String lacks = Methods.lacks(item);
    if (missing.isEmpty() && lacks.isEmpty()) {
      out.text("yes");
      return;
    }
    if (missing.isEmpty()) {
      out.element("span", "in part", "class", "status assumed").text(" " + lacks);
      return;
    }
    boolean partly = missing.size() < item.fields().size() || !methods.of(item).isEmpty();
    out.element("span", partly ? "in part" : MISSING, "class", "status assumed").text(" ");
    List<String> names = new ArrayList<>();
    missing.forEach(field -> names.add("report: " + field));
    out.element("code", String.join(", ", names));
  }
}
