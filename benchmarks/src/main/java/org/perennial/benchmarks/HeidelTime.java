package org.perennial.benchmarks;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The temporal tagger HeidelTime 2.2.1, as a rival to measure against. It is under the GPL and not part of the product: it
 * runs from a folder of its own jars, with a class loader of its own, if somebody has put them there.
 *
 * <p>For English news and without a part-of-speech tagger, whose programs it does not bring along.
 */
final class HeidelTime {
    private static final String PACKAGE = "de.unihd.dbs.heideltime.standalone.";

    /** What it reads from its configuration file although it needs none of it. */
    private static final List<String> KEYS = List.of("considerDate", "considerDuration", "considerSet", "considerTime");

    private final Object tagger;
    private final Method process;

    private HeidelTime(Object tagger, Method process) {
        this.tagger = tagger;
        this.process = process;
    }

    /** The one whose jars lie in a folder; null if there are none. */
    static @Nullable HeidelTime in(Path folder) {
        try {
            List<Path> jars = jars(folder);
            if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("heideltime"))) {
                return null;
            }
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = jars.get(i).toUri().toURL();
            }
            Logger.getLogger("HeidelTimeStandalone").setLevel(Level.OFF);
            URLClassLoader loader = new URLClassLoader("heideltime", urls, ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> standalone = loader.loadClass(PACKAGE + "HeidelTimeStandalone");
            Class<?> language = loader.loadClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language");
            Class<?> document = loader.loadClass(PACKAGE + "DocumentType");
            Class<?> output = loader.loadClass(PACKAGE + "OutputType");
            Class<?> words = loader.loadClass(PACKAGE + "POSTagger");
            Object tagger = standalone
                    .getConstructor(language, document, output, String.class, words)
                    .newInstance(
                            constant(language, "ENGLISH"),
                            constant(document, "NEWS"),
                            constant(output, "TIMEML"),
                            configuration().toString(),
                            constant(words, "NO"));
            return new HeidelTime(tagger, standalone.getMethod("process", String.class, Date.class));
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(
                    "HeidelTime in " + folder + " cannot be started: " + e + "; fetch its jars again with"
                            + " mvn -q -Privals -pl benchmarks generate-resources",
                    e);
        } finally {
            Thread.currentThread().setContextClassLoader(HeidelTime.class.getClassLoader());
        }
    }

    /** The text with its marks, as TimeML. */
    String annotate(String text, Instant published) {
        try {
            return (String) process.invoke(tagger, text, Date.from(published));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("HeidelTime failed on an article: " + e.getCause(), e);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException(type.getSimpleName().toLowerCase(Locale.ROOT) + " has no " + name);
    }

    private static Path configuration() throws IOException {
        Path file = Files.createTempFile("heideltime", ".props");
        file.toFile().deleteOnExit();
        StringBuilder text = new StringBuilder();
        KEYS.forEach(key -> text.append(key).append(" = true\n"));
        text.append("typeSystemHome = desc/type/HeidelTime_TypeSystem.xml\n")
                .append("typeSystemHome_DKPro = desc/type/DKPro_TypeSystem.xml\n")
                .append("uimaVarDate = Date\nuimaVarDuration = Duration\nuimaVarLanguage = Language\n")
                .append("uimaVarSet = Set\nuimaVarTime = Time\nuimaVarTypeToProcess = Type\n")
                .append("uimaVarTemponym = Temponym\nconsiderTemponym = false\ntreeTaggerHome = none\n");
        return Files.writeString(file, text);
    }
}
