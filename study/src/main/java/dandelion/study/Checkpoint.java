package dandelion.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What has been counted so far, kept on disk so that neither Ctrl-C nor a crash loses it. Written
 * beside the old one, forced to disk, then moved into its place: there is always one whole
 * checkpoint.
 */
public final class Checkpoint {
  private static final long MAGIC = 0x44414E44454C494FL; // "DANDELIO"
  private static final int HEADER = 8 + 32 + 8 + 4 + 4;

  private final Path file;
  private final byte[] study;
  private final long everyNanos;

  /**
   * @param file where it is kept
   * @param study fingerprint (32 bytes) of everything the counts depend on
   * @param everyNanos how often it is to be written
   */
  public Checkpoint(Path file, byte[] study, long everyNanos) {
    this.file = file;
    this.study = study.clone();
    this.everyNanos = everyNanos;
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  long everyNanos() {
    return everyNanos;
  }

  /** Whether there is one. */
  public boolean exists() {
    return Files.exists(file);
  }

  /** How many of the first blocks it holds; 0 when there is none, or none that fits. */
  public long blocks() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      check(bytes);
      return bytes.getLong(HEADER - 16);
    } catch (IOException unfit) {
      return 0;
    }
  }

  /** Keeps a tally of the first blocks; of none there is nothing to keep. */
  void write(long blocks, Tally tally) throws IOException {
    if (blocks == 0) {
      return;
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      write(beside, bytes(blocks, tally));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException why) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException stays) {
        why.addSuppressed(stays);
      }
      throw new Unwritable(file, why);
    }
  }

  private ByteBuffer bytes(long blocks, Tally tally) {
    int size = HEADER + tally.size() + 8;
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.putLong(MAGIC).put(study).putLong(blocks);
    bytes.putInt(tally.counts.length).putInt(tally.sums.length);
    tally.put(bytes);
    bytes.putLong(checksum(bytes, bytes.position()));
    return bytes.flip();
  }

  private static void write(Path beside, ByteBuffer bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /**
   * Reads a checkpoint into a tally.
   *
   * @return how many blocks it holds
   */
  long read(Tally into) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int size = HEADER + into.size() + 8;
    check(bytes);
    long blocks = bytes.getLong();
    if (bytes.getInt() != into.counts.length
        || bytes.getInt() != into.sums.length
        || bytes.capacity() != size) {
      throw new UnfitCheckpoint(file + " has another shape than this study's counts");
    }
    into.get(bytes);
    return blocks;
  }

  /** Reads as far as the number of blocks. */
  private void check(ByteBuffer bytes) throws UnfitCheckpoint {
    byte[] fingerprint = new byte[32];
    if (bytes.capacity() < HEADER + 8 || bytes.getLong() != MAGIC) {
      throw new UnfitCheckpoint(
          file + " is not a checkpoint of Dandelion, or its beginning is damaged");
    }
    bytes.get(fingerprint);
    if (checksum(bytes, bytes.capacity() - 8) != bytes.getLong(bytes.capacity() - 8)) {
      throw new UnfitCheckpoint(file + " is damaged: its checksum does not fit its contents");
    }
    if (!Arrays.equals(fingerprint, study)) {
      throw new UnfitCheckpoint(
          file
              + " belongs to another run: the study file, a pathway, evidence, the number of"
              + " patients, the seed or the version has changed since");
    }
  }

  private static long checksum(ByteBuffer bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().position(0).limit(length));
    return crc.getValue();
  }
}
