package dandelion.app;

import dandelion.disease.TooManyChanges;
import dandelion.disease.TooManyLesions;
import dandelion.evidence.Fault;
import dandelion.evidence.FaultyFile;
import dandelion.simulation.NoRow;
import dandelion.simulation.NobodyFits;
import dandelion.study.UnfitCheckpoint;
import dandelion.study.Unwritable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says what went wrong in plain sentences, never with a stack trace, and chooses the exit code. */
final class Trouble {
  /** Everything went well. */
  static final int FINE = 0;

  /** Something failed while running. */
  static final int FAILED = 1;

  /** The input or the command itself was wrong. */
  static final int BAD_INPUT = 2;

  /** Stopped by Ctrl-C. */
  static final int STOPPED = 130;

  private Trouble() {}

  /** Says what happened and gives the exit code. */
  static int tell(Throwable what, Terminal terminal) {
    if (System.getenv("DANDELION_DEBUG") != null) {
      what.printStackTrace(terminal.err());
    }
    return switch (what) {
      case FaultyFile faulty -> faults(faulty.faults(), terminal);
      case NoRow words -> said(words, BAD_INPUT, terminal);
      case NobodyFits words -> {
        int code = said(words, BAD_INPUT, terminal);
        terminal
            .err()
            .println(
                "    Maybe entry.let_in_if of the study asks for too much, or nobody lives to"
                    + " entry?");
        yield code;
      }
      case TooManyChanges words -> said(words, BAD_INPUT, terminal);
      case TooManyLesions words -> said(words, BAD_INPUT, terminal);
      case UnfitCheckpoint words -> said(words, BAD_INPUT, terminal);
      case Unwritable words -> said(words, FAILED, terminal);
      case UncheckedIOException wrapped -> {
        Throwable cause = wrapped.getCause();
        yield said(cause == null ? wrapped : cause, FAILED, terminal);
      }
      case FileSystemException about -> {
        String reason = about.getReason();
        String words = reason == null ? "cannot be read or written" : reason;
        terminal.err().println("Dandelion: " + about.getFile() + ": " + words);
        yield FAILED;
      }
      case IOException words -> said(words, FAILED, terminal);
      case OutOfMemoryError full -> {
        terminal
            .err()
            .println(
                "Dandelion: the memory given to Java is used up.\n"
                    + "    Maybe fewer --threads, or fewer at_years and arms in the study?");
        yield FAILED;
      }
      default -> unexpected(what, terminal);
    };
  }

  /** What a command had to say could not be written; what is in its files stands. */
  static int unheard(int code, Terminal terminal) {
    terminal
        .err()
        .println(
            "Dandelion: cannot write the answer to standard output; whatever it is sent to takes no"
                + " more.\n    Maybe the disk is full?");
    return code == FINE ? FAILED : code;
  }

  private static int faults(List<Fault> faults, Terminal terminal) {
    faults.forEach(terminal.err()::println);
    if (faults.size() > 1) {
      terminal.err().println(faults.size() + " faults; nothing was run");
    }
    return BAD_INPUT;
  }

  private static int said(Throwable what, int code, Terminal terminal) {
    terminal.err().println("Dandelion: " + what.getMessage());
    return code;
  }

  private static int unexpected(Throwable what, Terminal terminal) {
    String message = what.getMessage();
    String named = message == null ? what.getClass().getSimpleName() : message;
    terminal.err().println("Dandelion: a fault in the program itself: " + named);
    StringWriter trace = new StringWriter();
    what.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("dandelion-trouble-", ".txt");
      Files.writeString(file, Dandelion.version() + "\n" + trace);
      terminal
          .err()
          .println(
              "    Please report it to those who gave you Dandelion, with the command, its files"
                  + " and "
                  + file);
    } catch (IOException noRoom) {
      terminal
          .err()
          .println(
              "    Please report it to those who gave you Dandelion, with what the same command"
                  + " says when DANDELION_DEBUG=1 is set");
    }
    return FAILED;
  }
}
