package org.perennial.benchmarks;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads one of our classes, and the library that it is compiled against, from a folder of jars that are not shipped; all else
 * comes from where this class does.
 */
final class RivalLoader extends URLClassLoader {
    private final String ours;
    private final String theirs;

    private RivalLoader(URL[] urls, String ours, String theirs) {
        super(urls, RivalLoader.class.getClassLoader());
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Whether the jars are there. */
    static boolean has(Path folder) {
        return Files.isDirectory(folder);
    }

    /**
     * One of our classes over the jars of a folder.
     *
     * @param theirs the beginning of the names of the library's classes
     */
    static Class<?> load(Path folder, String ours, String theirs) throws IOException, ClassNotFoundException {
        List<URL> urls = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path jar : files.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(RivalLoader.class.getProtectionDomain().getCodeSource().getLocation());
        return new RivalLoader(urls.toArray(URL[]::new), ours, theirs).loadClass(ours);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ours) && !name.startsWith(theirs)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
