package org.perennial.app.servers;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The archives of classes (class-data sharing) of an installation: one of the program's, one of its broker's. Without an
 * archive, or with one that no longer fits, a JVM loads its classes from their jars.
 */
public final class ClassArchive {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.*)\\.class");
    private static final String OPTION = "-XX:SharedArchiveFile=";
    private static final String PROGRAM = "classes";
    private static final String BROKER = "broker-classes";

    private ClassArchive() {}

    /** Options for a JVM that runs this program as this process does; empty if this one was started without an archive. */
    public static List<String> ofProgram() {
        return own().map(archive -> List.of(OPTION + archive)).orElse(List.of());
    }

    /** Options for the broker's JVM; empty if this process was started without an archive, or the broker has none. */
    static List<String> ofBroker() {
        return own().map(archive -> archive.resolveSibling(BROKER + ".jsa"))
                .filter(Files::isRegularFile)
                .map(archive -> List.of(OPTION + archive))
                .orElse(List.of());
    }

    private static Optional<Path> own() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith(OPTION))
                .map(option -> Path.of(option.substring(OPTION.length())))
                .findFirst();
    }

    /** Makes both archives, for {@code bin/archive-classes}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String home = System.getProperty("perennial.home");
        dump(Path.of(home, "archive"), BROKER, BrokerClassPath.find());
        dump(Path.of(home, "archive"), PROGRAM, System.getProperty("java.class.path"));
    }

    private static void dump(Path folder, String name, String classPath) throws IOException, InterruptedException {
        Path fresh = folder.resolve(name + ".new");
        Path list = Files.createTempFile("perennial-" + name, ".txt");
        try {
            List<String> classes = new ArrayList<>(Files.readAllLines(folder.resolve(name + ".txt")));
            classes.removeAll(versioned(classPath));
            Files.write(list, classes);
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xshare:dump",
                    "-XX:SharedClassListFile=" + list,
                    OPTION + fresh,
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");
            builder.environment().put("CLASSPATH", classPath);
            int code = builder.inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException("no archive of classes was made in " + folder + ": java ended with " + code
                        + "; starts go on without it, some seconds slower");
            }
            Files.move(fresh, folder.resolve(name + ".jsa"), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.delete(list);
        }
    }

    /**
     * Classes that a jar has for some versions of Java. They are left out: a JVM that is being recorded (Java Flight
     * Recorder) seeks the bytes of an archived class where a jar has those for all versions, and crashes if there are none
     * (Java 17).
     */
    static Set<String> versioned(String classPath) throws IOException {
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
}
