package org.perennial.app.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What processes take of the machine's memory. */
final class ProcessMemory {
    private static final String PROPORTIONAL = "Pss:";
    private static final long KILOBYTE = 1024;

    private ProcessMemory() {}

    /**
     * Bytes in memory of a process and all that it has started; what several share is counted once, in parts.
     *
     * @return empty where the system does not tell, which only Linux does
     */
    static OptionalLong of(ProcessHandle process) {
        long bytes = Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(ProcessMemory::alone)
                .sum();
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static long alone(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(PROPORTIONAL))
                    .map(line -> line.split("\\s+")[1])
                    .mapToLong(Long::parseLong)
                    .map(kilobytes -> kilobytes * KILOBYTE)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
