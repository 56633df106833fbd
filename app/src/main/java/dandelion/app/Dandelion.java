package dandelion.app;

import dandelion.evidence.Fault;
import dandelion.evidence.Field;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code dandelion COMMAND ...}. */
@Command(name = "dandelion")
public final class Dandelion {
  /** Said on the first screen and at the end of every answer. */
  static final String NOTICE = "Research and teaching, not a medical device.";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "What can be asked for.")
  @SuppressWarnings("unused") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "The version of Dandelion and of Java.")
  private boolean askedForVersion;

  private Dandelion() {}

  /** Runs one command and ends this process with its exit code. */
  @SuppressWarnings("SystemExitOutsideMain") // this is main
  public static void main(String[] args) {
    System.exit(run(args, Terminal.ofThisProcess()));
  }

  /**
   * Runs one command.
   *
   * @param args as typed after {@code dandelion}
   * @param out for answers
   * @param err for progress, remarks and faults
   * @return 0 fine, 1 failure while running, 2 bad input or usage, 130 stopped
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Terminal(out, err, false));
  }

  private static int run(String[] args, Terminal terminal) {
    try {
      int code = commandLine(terminal).execute(args);
      return terminal.out().checkError() ? Trouble.unheard(code, terminal) : code;
    } catch (Throwable what) {
      return Trouble.tell(what, terminal);
    }
  }

  /** The commands, their options and their help. */
  static CommandLine commandLine(Terminal terminal) {
    CommandLine pathway =
        new CommandLine(new PathwayCommand())
            .addSubcommand(new PathwayCommand.Check(terminal))
            .addSubcommand(new PathwayCommand.Page(terminal));
    Dandelion top = new Dandelion();
    CommandLine line =
        new CommandLine(top)
            .addSubcommand(new StudyCommand(terminal))
            .addSubcommand(new VerifyCommand(terminal))
            .addSubcommand(new EvidenceCommand(terminal))
            .addSubcommand(new PatientCommand(terminal))
            .addSubcommand(new LesionCommand(terminal))
            .addSubcommand(new ClaimsCommand(terminal))
            .addSubcommand(new ValidateCommand(terminal))
            .addSubcommand(new CalibrateCommand(terminal))
            .addSubcommand(pathway);
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    line.setUsageHelpWidth(100);
    line.setExecutionStrategy(parsed -> top.execute(parsed, terminal));
    line.setParameterExceptionHandler((wrong, args) -> usage(wrong, terminal));
    line.setExecutionExceptionHandler((what, command, parsed) -> Trouble.tell(what, terminal));
    return line;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  private int execute(ParseResult parsed, Terminal terminal) {
    if (parsed.hasSubcommand()) {
      return new RunLast().execute(parsed);
    }
    if (askedForVersion) {
      terminal.out().println(version());
    } else {
      firstScreen(parsed.commandSpec().commandLine(), terminal.out());
    }
    return Trouble.FINE;
  }

  /** The version of Dandelion and of the Java it runs on. */
  static String version() {
    return "Dandelion " + number() + ", Java " + Runtime.version();
  }

  /** The version alone, as manifests hold it. */
  static String number() {
    String number = Dandelion.class.getPackage().getImplementationVersion();
    return number == null ? "development" : number;
  }

  private static void firstScreen(CommandLine top, PrintStream out) {
    out.println(
        """
        Dandelion simulates what happens after surgery for colorectal cancer, its liver metastases
        or liver cancer: a hidden disease grows, a pathway looks and acts, and many life courses
        are counted.
        """
            + NOTICE);
    out.println();
    for (CommandLine command : leaves(top)) {
      CommandSpec spec = command.getCommandSpec();
      out.println("  " + spec.qualifiedName() + parameters(spec));
      out.println("      " + spec.usageMessage().description()[0]);
      out.println("      Example: " + spec.usageMessage().footer()[0].replace("Example: ", ""));
    }
    out.println();
    out.println("COMMAND --help tells a command's options; --version tells the version.");
    out.println(
        "Exit codes: 0 fine, 1 failure while running, 2 bad input, 3 wrong Java, 130 stopped.");
  }

  private static String parameters(CommandSpec spec) {
    StringBuilder text = new StringBuilder();
    spec.positionalParameters().forEach(one -> text.append(' ').append(label(one)));
    return text.toString();
  }

  private static String label(ArgSpec one) {
    String label = one.paramLabel() + (one.arity().max() > 1 ? "..." : "");
    return one.required() ? label : "[" + label + "]";
  }

  /** The commands that do something, in the order of the first screen. */
  static List<CommandLine> leaves(CommandLine top) {
    List<CommandLine> leaves = new ArrayList<>();
    for (CommandLine command : top.getSubcommands().values()) {
      if (command.getSubcommands().isEmpty()) {
        leaves.add(command);
      } else {
        leaves.addAll(leaves(command));
      }
    }
    return leaves;
  }

  // ---- what was typed cannot be understood

  private static int usage(ParameterException wrong, Terminal terminal) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    switch (wrong) {
      case UnmatchedArgumentException unmatched ->
          terminal.err().println(unmatched(unmatched.getUnmatched().getFirst(), command, name));
      case MissingParameterException missing ->
          terminal.err().println(missing(missing, command, name));
      default -> terminal.err().println(name + ": " + wrong.getMessage());
    }
    terminal.err().println("    " + name + " --help tells what can be asked for");
    return Trouble.BAD_INPUT;
  }

  private static Fault unmatched(String typed, CommandLine command, String name) {
    String word = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    if (word.startsWith("-") && word.length() > 1) {
      return fault(name, word, "one of its options", nearest(word, optionNames(command)));
    }
    Collection<String> commands = command.getSubcommands().keySet();
    if (commands.isEmpty()) {
      return fault(name, word, "nothing more", null);
    }
    String known = "a command: " + String.join(", ", commands);
    return fault(name, word, known, word.equals("help") ? "--help" : nearest(word, commands));
  }

  private static Fault missing(
      MissingParameterException missing, CommandLine command, String name) {
    ArgSpec first = missing.getMissing().getFirst();
    String what = first.description().length == 0 ? "a value" : first.description()[0];
    String expected = what.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + what.substring(1);
    String example = command.getCommandSpec().usageMessage().footer()[0];
    return first instanceof OptionSpec option
        ? fault(name, "nothing after " + option.longestName(), expected, null)
        : fault(
            name,
            "no " + first.paramLabel(),
            expected.replaceFirst("\\.$", ""),
            example.replace("Example: ", ""));
  }

  private static Fault fault(String name, String found, String expected, @Nullable String maybe) {
    return new Fault(name, 0, 0, "", found, expected.replaceFirst("\\.$", ""), maybe);
  }

  private static @Nullable String nearest(String word, Collection<String> known) {
    return Field.nearest(word, known);
  }

  private static List<String> optionNames(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> List.of(option.names()).stream())
        .filter(one -> one.startsWith("--"))
        .toList();
  }
}
