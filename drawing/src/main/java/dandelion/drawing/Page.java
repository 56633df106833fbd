package dandelion.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The head of every page that is written: one file that needs nothing else. */
public final class Page {
  private Page() {}

  /**
   * A page with its head written and its body open, in the style of all pages.
   *
   * @throws IOException when the style sheet cannot be read
   */
  public static Markup begin(String title) throws IOException {
    Markup page = new Markup();
    page.open("html", "lang", "en-GB", "xmlns", "http://www.w3.org/1999/xhtml");
    page.open("head").leaf("meta", "charset", "utf-8");
    page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.leaf("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", title + " \u2013 Dandelion");
    return page.open("style").text(style()).close().close().open("body");
  }

  /** The style sheet; it holds no letter that would have to be escaped. */
  private static String style() throws IOException {
    try (InputStream in = Page.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new IOException("page.css is missing beside the class " + Page.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
