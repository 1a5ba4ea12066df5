package org.perennial.sink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how articles are written into files.
 *
 * @param format {@code none}, {@code jsonl} or {@code parquet}
 * @param directory where; absent without a format
 * @param rows how many articles a file has, 1 to 10,000,000
 * @param age how old a file gets before it is given its name though it is not full, one second to a day
 */
public record FilesConfig(String format, @Nullable Path directory, int rows, Duration age) {
    /** The words of {@code org.perennial.sink.files.FileFormat}, which knows this package. */
    private static final Set<String> FORMATS = Set.of("jsonl", "parquet");

    private static final int MOST_ROWS = 10_000_000;
    private static final Duration LEAST_AGE = Duration.ofSeconds(1);
    private static final Duration MOST_AGE = Duration.ofDays(1);

    /** No files. */
    public static final FilesConfig NONE = new FilesConfig("none", null, 10_000, Duration.ofMinutes(5));

    /** @throws IllegalArgumentException if a value is out of its range; the message names the setting */
    public FilesConfig {
        if (!format.equals("none") && !FORMATS.contains(format)) {
            throw new IllegalArgumentException("sink.files.format must be none, jsonl or parquet, was " + format);
        }
        if (FORMATS.contains(format) && directory == null) {
            throw new IllegalArgumentException(
                    "sink.files.directory is not set; name the folder for the files, or set sink.files.format to none");
        }
        if (rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("sink.files.rows must be 1 to " + MOST_ROWS + ", was " + rows);
        }
        if (age.compareTo(LEAST_AGE) < 0 || age.compareTo(MOST_AGE) > 0) {
            throw new IllegalArgumentException("sink.files.age must be PT1S to PT24H, was " + age);
        }
    }
}
