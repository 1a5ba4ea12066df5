package org.perennial.sink;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** The statements of the sink, each in a file of its own. */
final class Statements {
    private static final ClasspathSqlLocator FILES = ClasspathSqlLocator.removingComments();
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Statements() {}

    /** The statement in {@code sql/NAME.sql}, without its comments. */
    static String of(String name) {
        return READ.computeIfAbsent(
                name,
                file -> FILES.getResource(
                        Statements.class.getClassLoader(), "org/perennial/sink/sql/" + file + ".sql"));
    }
}
