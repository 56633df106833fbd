package dandelion.evidence;

/**
 * Whose costs and quality of life a file of evidence holds. Their entries' ids begin with {@link
 * #prefix}.
 *
 * @param setting country and time, for instance {@code united-kingdom}
 * @param currency of every price
 * @param priceYear the year whose money it is
 * @param perspective who pays
 */
public record Economy(String setting, String currency, int priceYear, String perspective) {
  /** What the ids of all entries of economics begin with. */
  public static final String ANY = "economics.";

  /** What the ids of this setting's entries begin with. */
  public String prefix() {
    return ANY + setting.replace('-', '_') + ".";
  }
}
