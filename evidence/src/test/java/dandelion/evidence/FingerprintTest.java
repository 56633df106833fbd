package dandelion.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  /** The one-block message of FIPS 180-2, appendix B.1. */
  @Test
  void isThatOfTheStandard() {
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Fingerprint.of("abc")).isEqualTo(abc);
    assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(abc);
    assertThat(Fingerprint.bytesOf("abc")).hasSize(32).startsWith((byte) 0xba, (byte) 0x78);
  }
}
