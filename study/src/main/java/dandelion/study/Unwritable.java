package dandelion.study;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of a run that could not be written: which one, and why, in words for people. */
public final class Unwritable extends IOException {
  private static final long serialVersionUID = 1;

  Unwritable(Path file, IOException why) {
    super("cannot write " + file + ": " + reason(why), why);
  }

  /** Something that writes one file. */
  public interface Writing {
    /** Writes it. */
    void write() throws IOException;
  }

  /** Writes a text into a file; its folder is made when it is missing. */
  public static void write(Path file, String text) throws IOException {
    naming(
        file,
        () -> {
          Path parent = file.toAbsolutePath().getParent();
          if (parent != null) {
            Files.createDirectories(parent);
          }
          Files.writeString(file, text);
        });
  }

  /** Writes a file; whatever goes wrong is said of that file. */
  public static void naming(Path file, Writing writing) throws IOException {
    try {
      writing.write();
    } catch (Unwritable named) {
      throw named;
    } catch (IOException why) {
      throw new Unwritable(file, why);
    }
  }

  private static String reason(IOException why) {
    return switch (why) {
      case AccessDeniedException denied -> "there is no permission to write it";
      case FileAlreadyExistsException there -> there.getFile() + " is no folder";
      case NoSuchFileException gone -> "there is no " + gone.getFile();
      case FileSystemException other when other.getReason() != null -> lower(other.getReason());
      default -> lower(why.getMessage());
    };
  }

  private static String lower(@Nullable String words) {
    return words == null || words.isEmpty()
        ? "no reason is known"
        : Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }
}
