package dandelion.studyspark;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Makes results small for the way: most of what is counted in one piece is 0. */
final class Packing {
  private static final int BUFFER = 8192;

  private Packing() {}

  static byte[] pack(byte[] result) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(result);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      packed.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(result.length).array());
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    }
  }

  static byte[] unpack(byte[] packed) {
    byte[] result = new byte[ByteBuffer.wrap(packed).getInt()];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed, Integer.BYTES, packed.length - Integer.BYTES);
      int length = inflater.inflate(result);
      if (length != result.length) {
        throw new IllegalStateException("a result arrived cut short");
      }
      return result;
    } catch (DataFormatException damaged) {
      throw new IllegalStateException("a result arrived damaged", damaged);
    }
  }
}
