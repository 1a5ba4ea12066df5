package org.perennial.app.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The archives of classes (class-data sharing) of an installation: one of the program's, one of its broker's. Without an
 * archive, or with one that no longer fits, a JVM loads its classes from their jars.
 */
public final class ClassArchive {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.*)\\.class");

    private ClassArchive() {}

    /** Options for a JVM that runs this program on this program's class path; empty if there is no archive. */
    public static List<String> ofProgram() {
        return of("classes");
    }

    /** Options for the broker's JVM; empty if there is no archive. */
    static List<String> ofBroker() {
        return of("broker-classes");
    }

    private static List<String> of(String name) {
        String home = System.getProperty("perennial.home");
        if (home == null) {
            return List.of();
        }
        Path archive = archive(home, name);
        return Files.isRegularFile(archive) ? List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive) : List.of();
    }

    /** Makes both archives, for {@code bin/archive-classes}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String home = System.getProperty("perennial.home");
        dump(home, "broker-classes", BrokerClassPath.find());
        dump(home, "classes", System.getProperty("java.class.path"));
    }

    private static void dump(String home, String name, String classPath) throws IOException, InterruptedException {
        Path archive = archive(home, name);
        Path fresh = archive.resolveSibling(name + ".new");
        Path list = Files.createTempFile("perennial-" + name, ".txt");
        try {
            List<String> classes = new ArrayList<>(Files.readAllLines(archive.resolveSibling(name + ".txt")));
            classes.removeAll(versioned(classPath));
            Files.write(list, classes);
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    "-XX:SharedArchiveFile=" + fresh,
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");
            builder.environment().put("CLASSPATH", classPath);
            int code = builder.inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException("no archive of classes was made in " + archive.getParent() + ": java ended with "
                        + code + "; starts go on without it, some seconds slower");
            }
            Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.delete(list);
        }
    }

    /**
     * Classes that a jar has for some versions of Java. They are left out: a JVM that is being recorded (Java Flight
     * Recorder) seeks the bytes of an archived class where a jar has those for all versions, and crashes if there are none
     * (Java 17).
     */
    private static Set<String> versioned(String classPath) throws IOException {
        Set<String> names = new HashSet<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    jar.stream().map(file -> VERSIONED.matcher(file.getName())).forEach(version -> {
                        if (version.matches()) {
                            names.add(version.group(1));
                        }
                    });
                }
            }
        }
        return names;
    }

    private static Path archive(String home, String name) {
        return Path.of(home, "archive", name + ".jsa");
    }
}
