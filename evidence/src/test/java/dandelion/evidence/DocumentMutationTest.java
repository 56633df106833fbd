package dandelion.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes, there is an answer, soon, and never another exception than the one. */
class DocumentMutationTest {

  private static final int INPUTS = Integer.getInteger("dandelion.mutations", 2_000);

  private static final List<String> BITS =
      List.of(
          ":",
          ": ",
          "\n",
          "\n  ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "&a ",
          "*a",
          "!x ",
          "!!float ",
          "|",
          ">",
          "#",
          " #",
          "?",
          "%",
          "@",
          "\t",
          "\0",
          "<<: ",
          "---\n",
          "...\n",
          "~",
          "null",
          "yes",
          ".nan",
          "1e999",
          "-.inf",
          "9".repeat(100),
          "[".repeat(50),
          "\\ud800",
          "\u2028",
          "\ufeff",
          "\u202e",
          "手",
          "\ud83e\udec0",
          "name",
          "name: ",
          "kind",
          "0x1F",
          "-",
          "1.3",
          "é",
          "\r");

  @Test
  void everyMutatedInputIsAnsweredWithinASecond(@TempDir Path folder) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_26_11_22L);
    List<String> seeds = List.of(Examples.STUDY, Examples.JSON);
    Examples.faultsOf(Examples.STUDY);
    Path file = folder.resolve("mutated.yaml");
    int faulty = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = seeds.get(i % 2).getBytes(StandardCharsets.UTF_8);
      int changes = 1 + random.nextInt(6);
      for (int change = 0; change < changes; change++) {
        input = changed(input, random);
      }
      Files.write(file, input);
      faulty += answered(file, input) ? 1 : 0;
    }
    assertThat(faulty).as("most mutations are noticed").isBetween(INPUTS / 2, INPUTS);
  }

  private static boolean answered(Path file, byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    long start = System.nanoTime();
    try {
      Faults faults = new Faults();
      Document document = Document.read(file, Examples.SCHEMA, faults);
      visit(document.root());
      assertThat(document.sha256()).hasSize(64);
      for (Fault fault : faults.list()) {
        assertThat(fault.toString()).matches("(?s)\\P{Cntrl}+(\n    Maybe \\P{Cntrl}+)?");
        assertThat(fault.line()).isLessThanOrEqualTo((int) text.lines().count() + 1);
      }
      faults.throwIfAny();
      return false;
    } catch (FaultyFile expected) {
      return true;
    } catch (RuntimeException | java.lang.Error e) {
      throw new AssertionError("not answered: " + text, e);
    } finally {
      long milliseconds = (System.nanoTime() - start) / 1_000_000;
      assertThat(milliseconds).as(text).isLessThan(1_000);
    }
  }

  /** Asks for everything in every way. */
  private static void visit(Field field) {
    field.text();
    field.number();
    field.integer();
    field.longInteger();
    field.truth();
    field.texts();
    field.keysOrNone();
    field.at("name").textOrElse("");
    field.eachOrNone().forEach(DocumentMutationTest::visit);
    field.fault("something else");
  }

  private static byte[] changed(byte[] input, RandomGenerator random) {
    int at = random.nextInt(input.length + 1);
    return switch (random.nextInt(7)) {
      case 0 -> joined(input, at, new byte[] {(byte) random.nextInt(256)}, at);
      case 1, 2 -> joined(input, at, bit(random), at);
      case 3 -> joined(input, at, new byte[0], Math.min(input.length, at + random.nextInt(8)));
      case 4 -> joined(input, at, bit(random), Math.min(input.length, at + random.nextInt(8)));
      case 5 -> {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(60));
        yield joined(input, at, Arrays.copyOfRange(input, from, to), at);
      }
      default -> {
        byte[] flipped = input.clone();
        if (at < flipped.length) {
          flipped[at] = (byte) (flipped[at] ^ (1 << random.nextInt(8)));
        }
        yield flipped;
      }
    };
  }

  private static byte[] bit(RandomGenerator random) {
    return BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] input, int end, byte[] middle, int start) {
    byte[] all = new byte[end + middle.length + input.length - start];
    System.arraycopy(input, 0, all, 0, end);
    System.arraycopy(middle, 0, all, end, middle.length);
    System.arraycopy(input, start, all, end + middle.length, input.length - start);
    return all;
  }
}
