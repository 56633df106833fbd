package dandelion.study;

import static org.assertj.core.api.Assertions.assertThat;

import dandelion.disease.Disease;
import dandelion.disease.Diseases;
import dandelion.evidence.Entry;
import dandelion.evidence.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No number stands in evidence for show: all are asked for by the code or by a bundled study. */
class EvidenceUsedTest {

  /** For authors of studies; no bundled study names them. */
  private static final Set<String> FOR_AUTHORS =
      Set.of(
          "person.adherence_cea",
          "person.adherence_imaging",
          "person.adherence_colonoscopy",
          "economics.reference_case.second_panel.discount.costs",
          "economics.reference_case.second_panel.discount.qalys",
          "economics.reference_case.alive_at_end",
          "colorectal.access.uninsured_china",
          "colorectal.access.uninsured_united_kingdom",
          "colorectal.access.uninsured_united_states",
          "hepatocellular.access.uninsured_china");

  @Test
  void everyEntryIsAskedFor() throws ReflectiveOperationException {
    Evidence evidence = Evidence.embedded().with(Map.of());
    Recorder recorder = new Recorder(evidence);
    Field entries = Evidence.class.getDeclaredField("entries");
    entries.setAccessible(true);
    entries.set(evidence, recorder);
    List<String> imaging =
        Arrays.stream(dandelion.care.Test.values())
            .filter(test -> test.kind() == dandelion.care.Test.Kind.IMAGING)
            .map(dandelion.care.Test::id)
            .toList();
    for (Disease disease : Diseases.ALL) {
      List<String> known =
          imaging.stream()
              .filter(test -> evidence.has(disease.name() + ".imaging." + test + ".spread"))
              .toList();
      assertThat(disease.biology(evidence, known).disease()).isSameAs(disease);
    }
    for (Path file : studies()) {
      Design design = StudyFile.read(file, evidence);
      assertThat(new Study(design, evidence).engine().run(0)).isPositive();
    }
    Set<String> unused = new TreeSet<>(recorder.keySet());
    unused.removeAll(recorder.asked);
    unused.removeAll(FOR_AUTHORS);
    assertThat(unused).as("entries that nothing asks for").isEmpty();
  }

  private static List<Path> studies() {
    try (Stream<Path> files = Files.list(Path.of("../studies"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Notes every id that is asked for. */
  private static final class Recorder extends LinkedHashMap<String, Entry> {
    private static final long serialVersionUID = 1;

    private final transient Set<String> asked = new TreeSet<>();

    Recorder(Evidence evidence) {
      evidence.entries().forEach(entry -> put(entry.id(), entry));
    }

    @Override
    public dandelion.evidence.@Nullable Entry get(@Nullable Object id) {
      asked.add(String.valueOf(id));
      return super.get(id);
    }
  }
}
