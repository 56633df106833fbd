package dandelion.app;

import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * Where a command speaks to.
 *
 * @param out for answers
 * @param err for everything else: progress, remarks, faults
 * @param live whether somebody is watching {@code err}
 */
record Terminal(PrintStream out, PrintStream err, boolean live) {
  private static final int STDERR = 2;

  /** The streams of this process. */
  static Terminal ofThisProcess() {
    return new Terminal(StandardOutput.ofThisProcess(), System.err, stderrIsTerminal());
  }

  /** Java knows this of standard input and output only, so the C library is asked. */
  @SuppressWarnings("restricted")
  private static boolean stderrIsTerminal() {
    try {
      Linker linker = Linker.nativeLinker();
      Optional<MemorySegment> isatty = linker.defaultLookup().find("isatty");
      if (isatty.isEmpty()) {
        return false;
      }
      FunctionDescriptor kind = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
      return (int) linker.downcallHandle(isatty.get(), kind).invokeExact(STDERR) == 1;
    } catch (Throwable noSuchThing) {
      return false;
    }
  }
}
