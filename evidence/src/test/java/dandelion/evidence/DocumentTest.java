package dandelion.evidence;

import static dandelion.evidence.Examples.SCHEMA;
import static dandelion.evidence.Examples.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {

  private static String read(Path file) {
    Faults faults = new Faults();
    Document.read(file, SCHEMA, faults);
    return String.join("\n", faults.list().stream().map(Fault::toString).toList())
        .replace(String.valueOf(file.getParent()), "");
  }

  private static String bytes(Path folder, int... bytes) throws IOException {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return read(Files.write(folder.resolve("a.yaml"), all));
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("手术.yaml"), "name: 肝癌\n");
    Faults faults = new Faults();
    Document document = Document.read(file, SCHEMA, faults);
    assertThat(faults.list()).isEmpty();
    assertThat(document.isReadable()).isTrue();
    assertThat(document.root().at("name").text()).isEqualTo("肝癌");
    assertThat(document.file()).isEqualTo(file.toString());
    assertThat(document.root().line()).isEqualTo(1);
  }

  @Test
  void knowsTheHashOfTheBytes() {
    Document document = Document.parse("a", "abc", SCHEMA, new Faults());
    assertThat(document.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void filesThatAreNotThereAreFaults(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("resection.yaml"), "name: x");
    assertThat(read(folder.resolve("resecton.yaml")))
        .isEqualTo(
            "/resecton.yaml: found no such file, expected a file\n    Maybe /resection.yaml?");
    assertThat(read(folder.resolve("other.yaml")))
        .isEqualTo("/other.yaml: found no such file, expected a file");
    assertThat(read(folder.resolve("no").resolve("other.yaml")))
        .isEqualTo("/other.yaml: found no such file, expected a file");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assertThat(read(inner)).isEqualTo("/inner: found a folder, expected a file");
    assertThat(Document.read(inner, SCHEMA, new Faults()).sha256()).isEmpty();
  }

  @Test
  void onlyUtf8IsRead(@TempDir Path folder) throws IOException {
    assertThat(bytes(folder, 'n', 'a', 'm', 'e', ':', ' ', 'x')).isEmpty();
    assertThat(bytes(folder, 0xEF, 0xBB, 0xBF, 'n', 'a', 'm', 'e', ':', ' ', 'x')).isEmpty();
    assertThat(bytes(folder, 'a', '\n', 'b', 0xFF, 'c'))
        .isEqualTo(
            "/a.yaml:2:2: found the byte 0xff, which is no UTF-8, expected a text file in UTF-8");
    assertThat(bytes(folder, 'a', 0xC3))
        .isEqualTo(
            "/a.yaml:1:2: found the byte 0xc3, which is no UTF-8, expected a text file in UTF-8");
    assertThat(bytes(folder, 0xED, 0xA0, 0x80)).contains("no UTF-8");
    assertThat(bytes(folder, 0xFF, 0xFE, 'a', 0))
        .contains("Maybe the file was saved as UTF-16; save it as UTF-8?");
    assertThat(bytes(folder, 'P', 'K', 3, 4)).contains("Maybe this is a zip or Office file?");
    assertThat(bytes(folder, 'a', '\r', '\n', 'b', 0))
        .isEqualTo("/a.yaml:2:2: found a NUL byte, expected letters that can be printed");
    assertThat(faultsOf("name: \ud800")).startsWith("a.yaml:1:7: found half a letter");
  }

  @Test
  void largeFilesAreRefused(@TempDir Path folder) throws IOException {
    String comment = "name: x #";
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, comment + "x".repeat(Document.LARGEST - comment.length()));
    assertThat(read(file)).isEmpty();
    Files.writeString(file, comment + "x".repeat(Document.LARGEST - comment.length() + 1));
    assertThat(read(file))
        .isEqualTo("/a.yaml: found more than 1 MB, expected a file of at most 1 MB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: !!str x | 1:7: name: found the tag tag:yaml.org,2002:str, expected a value without a tag",
        "name: !x y | 1:7: name: found the tag !x, expected a value without a tag",
        "!x name: y | 1:1: found the tag !x, expected a value without a tag",
        "name: {? [a] : b} | 1:10: name: found a list, map or alias as key, expected a single word as key",
        "name: {<<: b} | 1:8: name.\"<<\": found the merge key <<, expected every key written out",
        "name: {\"\": b} | 1:8: name.\"\": found no key, expected a key before the colon",
        "name: *x | 1:7: name: found the alias *x, expected a name that was given with & further up",
        "free: &a [*a] | 1:11: free[0]: found the alias *a, expected the name of a value that does not hold itself",
        "name: \"\\0\" | 1:7: name: found \\u0000, expected letters that can be printed",
        "name: \"\\ud800\" | 1:7: name: found \\ud800, expected letters that can be printed",
      })
  void onlyTheSafePartOfYamlIsRead(String text, String told) {
    assertThat(faultsOf(text)).contains("a.yaml:" + told);
  }

  @Test
  void aKeyStandsOnce() {
    assertThat(faultsOf("name: x\np: 1\nname: y"))
        .isEqualTo(
            "a.yaml:3:1: name: found the key a second time, expected each key once; it is in line 1");
  }

  @Test
  void aFileHoldsOneDocument() {
    assertThat(faultsOf("---\nname: x\n")).isEmpty();
    assertThat(faultsOf("---\nname: x\n...\n")).isEmpty();
    assertThat(faultsOf("name: x\n---\nname: y")).startsWith("a.yaml:3:1: found a second document");
    assertThat(faultsOf("%TAG ! tag:x,2000:\n---\nname: x")).contains("found a %TAG line");
  }

  @Test
  void nestingIsLimited() {
    assertThat(faultsOf("name: x\nfree: " + "[".repeat(19) + "]".repeat(19))).isEmpty();
    assertThat(faultsOf("name: x\nfree: " + "[".repeat(20) + "]".repeat(20)))
        .contains("expected at most 20 levels of lists and maps");
    for (String open : new String[] {"[", "{a: ", "- ", "? ", "&a [", "!x {", "a: [", "[{a: "}) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () -> assertThat(faultsOf(open.repeat(100_000))).as(open).isNotEmpty());
    }
  }

  @Test
  void aliasesAreLimited() {
    String uses = "[" + "*a, ".repeat(50) + "1]";
    assertThat(faultsOf("name: x\nvalue: [&a 1, 2]\nfree: " + uses)).isEmpty();
    assertThat(faultsOf("name: x\nvalue: [&a 1, 2]\nfree: " + uses.replace("1]", "*a]")))
        .contains("expected at most 50 uses of aliases");
    StringBuilder laughs = new StringBuilder("name: &a0 [x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      laughs.append(
          "k"
              + i
              + ": &a"
              + i
              + " ["
              + String.join(", ", alias, alias, alias, alias, alias, alias)
              + "]\n");
    }
    assertThat(faultsOf(laughs.toString())).contains("expected at most 50,000 values in a file");
    StringBuilder deep = new StringBuilder("name: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      deep.append("k" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }
    assertThat(faultsOf(deep.toString())).contains("expected at most 20 levels");
  }

  @Test
  void numbersAndTextsAndKeysHaveALargestSize() {
    assertThat(faultsOf("name: x\nfree: " + "9".repeat(40))).isEmpty();
    assertThat(faultsOf("name: x\nfree: " + "9".repeat(41)))
        .endsWith("expected a number of at most 40 digits");
    assertThat(faultsOf("name: x\nn: " + "9".repeat(900_000))).contains("at most 40 digits");
    assertThat(faultsOf("name: x\np: 1e" + "9".repeat(900_000))).contains("at most 40 digits");
    assertThat(faultsOf("name: " + "x".repeat(20_001)))
        .contains("a text of at most 20,000 letters");
    assertThat(faultsOf("name: x\n" + "k".repeat(201) + ": 1"))
        .contains("a key of at most 200 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "-3", "+3", "0.5", ".5", "5.", "1e-3", "1E3", "-.5e+2", "0", "0.0"})
  void theseAreNumbers(String word) {
    Faults faults = new Faults();
    Field field = Examples.free("a: " + word, faults).at("a");
    assertThat(field.number()).isEqualTo(Double.parseDouble(word));
    assertThat(faults.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "012",
        "0x1F",
        "0o17",
        "1_000",
        "1,5",
        "50%",
        "1:30",
        "2024-01-31",
        ".nan",
        ".inf",
        "-.inf",
        "NaN",
        "Infinity",
        "1e999",
        "'3'",
        "\"true\"",
        "'null'",
        "1.2.3",
        "+",
        "-x",
        ".",
        "e3",
        "TrUe",
        "nULL"
      })
  void theseAreTexts(String word) {
    Faults faults = new Faults();
    Field field = Examples.free("a: " + word, faults).at("a");
    assertThat(field.text()).isEqualTo(word.replace("'", "").replace("\"", ""));
    assertThat(faults.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "yes", "on", "off", "y", "true", "null", "~", "1", "1.0", "012", "x"})
  void everyKeyIsAText(String key) {
    Faults faults = new Faults();
    assertThat(Examples.free(key + ": 1", faults).keys()).containsExactly(key);
    assertThat(faults.isEmpty()).isTrue();
  }

  @Test
  void theLanguageOfTheMachineDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(faultsOf("name: x\np: 13\nblind: TRUE\nKIND: x"))
          .contains("Maybe 0.13?")
          .contains("Maybe kind?")
          .doesNotContain("blind:");
      Locale.setDefault(Locale.of("ar", "EG"));
      assertThat(faultsOf("name: \"\\0\"")).contains("found \\u0000");
      assertThat(faultsOf("name: " + "x".repeat(20_001))).contains("20,000");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aliasesStandWhereTheyAreUsed() {
    assertThat(faultsOf("name: &x 5%\np: *x"))
        .isEqualTo(
            "a.yaml:2:4: p: found 5%, expected a probability between 0 and 1\n    Maybe 0.05?");
  }

  @Test
  void longTextsDoNotOverflowAPattern() {
    String text = "aA".repeat(9_999);
    assertThat(faultsOf("name: x\nnote: " + text))
        .satisfiesAnyOf(
            told -> assertThat(told).isEmpty(),
            told -> assertThat(told).contains("found a text too long"));
  }
}
