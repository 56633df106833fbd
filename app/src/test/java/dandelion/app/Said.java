package dandelion.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a command said, run in this process. */
record Said(int code, String out, String err) {
  /** The repository. */
  static final Path ROOT = Path.of("..");

  /** Files for tests; the tests run in the folder of their module. */
  static final Path FILES = Path.of("src", "test", "resources");

  /** A small study of two arms. */
  static final String SMALL = FILES.resolve("small/study.yaml").toString();

  static Said by(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Dandelion.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static Said by(List<String> args) {
    return by(args.toArray(String[]::new));
  }

  String all() {
    return out + err;
  }
}
