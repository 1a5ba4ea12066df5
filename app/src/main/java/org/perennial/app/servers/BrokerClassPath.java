package org.perennial.app.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of the broker's process.
 *
 * <p>In an installation, {@code lib/broker} holds what only the broker needs, and {@code lib} what it shares with the
 * program; the rest of {@code lib} is left out. Elsewhere (a test, an IDE) it is this process's own class path.
 */
final class BrokerClassPath {
    /** How the names of the jars in {@code lib} begin that the broker shares. */
    private static final List<String> SHARED = List.of(
            "perennial-app-",
            "kafka",
            "slf4j-api-",
            "logback-",
            "jackson-",
            "snakeyaml-",
            "zstd-jni-",
            "lz4-java-",
            "snappy-java-",
            "pcollections-",
            "HdrHistogram-",
            "hash4j-",
            "caffeine-",
            "re2j-",
            "scala-",
            "metrics-core-",
            "jopt-simple-",
            "argparse4j-",
            "jose4j-",
            "log4j-",
            "commons-",
            "jspecify-");

    private BrokerClassPath() {}

    /** The class path as {@code java} takes it. */
    static String find() throws IOException {
        String home = System.getProperty("perennial.home");
        if (home != null && Files.isDirectory(Path.of(home, "lib", "broker"))) {
            return ofInstallation(Path.of(home, "lib"));
        }
        String ofTests = System.getProperty("surefire.test.class.path");
        return ofTests != null ? ofTests : System.getProperty("java.class.path");
    }

    private static String ofInstallation(Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            String shared = jars.filter(jar -> isShared(jar.getFileName().toString()))
                    .sorted()
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
            return shared + File.pathSeparator + all(lib.resolve("broker"));
        }
    }

    private static String all(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isShared(String name) {
        return name.endsWith(".jar") && SHARED.stream().anyMatch(name::startsWith);
    }
}
