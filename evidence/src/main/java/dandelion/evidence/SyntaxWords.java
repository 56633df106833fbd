package dandelion.evidence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words why a text is no YAML, and what to try. */
final class SyntaxWords {

  private static final Pattern INDENT_TAB = Pattern.compile("[ -]*\t.*");
  private static final Pattern BEGIN = Pattern.compile("[ -]*(.*)");
  private static final Pattern TWO_COLONS = Pattern.compile("[^:]*: [^\"'].*: ?.*");

  private final List<String> lines;
  private final String problem;
  private final Optional<Mark> contextMark;
  private int line;
  private int column;
  private String expected = "proper YAML here";
  private @Nullable String maybe;

  private SyntaxWords(String text, MarkedYamlEngineException broken) {
    this.lines = text.lines().toList();
    this.problem = String.valueOf(broken.getProblem());
    String context = String.valueOf(broken.getContext());
    this.contextMark = broken.getContextMark();
    moveTo(broken.getProblemMark());
    if (context.contains("quoted scalar") && !problem.contains("escape")) {
      moveTo(contextMark);
      expected = "a closing quote";
      maybe = "a quote is missing at the end of the text, or the text holds a quote itself";
    } else if (hasTab(line)) {
      expected = "spaces at the beginning of the line";
      maybe = "two spaces instead of the tab";
    } else if (problem.contains("escape")) {
      expected = "\\n, \\t, \\\\ or \\\" after a backslash in double quotes";
      maybe = "single quotes, in which a backslash is only a backslash";
    } else if (context.contains("flow sequence")) {
      moveTo(contextMark);
      expected = "a comma between items and a closing ]";
      maybe = "a ] is missing";
    } else if (context.contains("flow mapping")) {
      moveTo(contextMark);
      expected = "a comma between keys and a closing }";
      maybe = "a } is missing";
    } else if (forgotSpace(line) || forgotSpace(line - 1) || forgotSpace(contextLine())) {
      expected = "a space after the colon";
    } else {
      other();
    }
  }

  /** One fault for the place where reading stopped. */
  static Fault of(String file, String text, MarkedYamlEngineException broken) {
    SyntaxWords words = new SyntaxWords(text, broken);
    String value = words.lineAt(words.line).strip();
    if (value.isEmpty()) {
      value = words.line > words.lines.size() ? "the end of the file" : "an empty line";
    }
    return new Fault(file, words.line, words.column, "", value, words.expected, words.maybe);
  }

  private void other() {
    if (problem.contains("mapping values are not allowed")) {
      boolean colons = TWO_COLONS.matcher(lineAt(line)).matches();
      expected = colons ? "one key per line" : "the same indentation as the lines around it";
      maybe =
          colons
              ? "quotes around a text that holds a colon"
              : "the line is too far to the right, or the line above lacks its colon";
    } else if (problem.contains("sequence entries are not allowed")) {
      expected = "a list on the line below its key";
      maybe = "a new line before the -";
    } else if (problem.contains("could not find expected ':'")) {
      moveTo(contextMark);
      expected = "a key, a colon and a space";
      maybe = "a colon is missing, or the text above is not indented";
    } else if (problem.contains("<block end>") && followsQuote()) {
      expected = "nothing after the closing quote";
      maybe = "the other kind of quotes around the whole text";
    } else if (problem.contains("<block end>")) {
      expected = "the same indentation as the lines around it";
      maybe = "the line is too far to the left or right";
    } else if (problem.contains("cannot start any token")) {
      expected = "a text that begins with a letter or digit";
      maybe = "quotes around the text";
    } else if (problem.contains("comment")) {
      expected = "a space before #";
      maybe = "quotes around a text that holds a #";
    }
  }

  /** Whether what stands before the place on its line ends with a quote. */
  private boolean followsQuote() {
    String before = lineAt(line);
    int end = before.offsetByCodePoints(0, Math.clamp(column - 1L, 0, length(before)));
    String begin = before.substring(0, end).strip();
    return begin.endsWith("'") || begin.endsWith("\"");
  }

  private static int length(String words) {
    return words.codePointCount(0, words.length());
  }

  private void moveTo(Optional<Mark> mark) {
    line = mark.map(Mark::getLine).orElse(-1) + 1;
    column = mark.map(Mark::getColumn).orElse(-1) + 1;
  }

  private int contextLine() {
    return contextMark.map(Mark::getLine).orElse(-1) + 1;
  }

  private boolean hasTab(int number) {
    return INDENT_TAB.matcher(lineAt(number)).matches();
  }

  private boolean forgotSpace(int number) {
    Matcher begin = BEGIN.matcher(lineAt(number));
    if (!begin.matches()) {
      return false;
    }
    String spaced = Guess.spaced(begin.group(1));
    if (spaced == null) {
      return false;
    }
    line = number;
    column = begin.start(1) + spaced.indexOf(':') + 2;
    maybe = spaced;
    return true;
  }

  private String lineAt(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
