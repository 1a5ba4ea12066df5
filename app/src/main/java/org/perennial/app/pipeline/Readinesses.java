package org.perennial.app.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.perennial.web.Readiness;

/** What each started part says of itself. May be used from any thread. */
final class Readinesses implements Readiness {
    private final List<Supplier<Check>> checks = new CopyOnWriteArrayList<>();

    /**
     * Asks one part from now on.
     *
     * @param problem what keeps it from its work although it runs; empty when all is well
     */
    void add(String name, BooleanSupplier running, Supplier<Optional<String>> problem) {
        checks.add(() -> {
            Optional<String> trouble = problem.get();
            if (!running.getAsBoolean()) {
                return new Check(name, false, "has stopped", "read the log for the reason and start the process again");
            }
            return new Check(
                    name,
                    trouble.isEmpty(),
                    trouble.orElse("at work"),
                    trouble.isEmpty() ? "" : "it goes on by itself once that has passed");
        });
    }

    /**
     * Asks for something that the work goes on without.
     *
     * @param problem what is wrong with it; empty when all is well
     */
    void warn(String name, Supplier<Optional<String>> problem) {
        checks.add(() -> problem.get()
                .map(trouble -> new Check(
                        name, true, "stays as it was: " + trouble, "correct it; that is taken over by itself"))
                .orElse(new Check(name, true, "all of it is in force", "")));
    }

    /**
     * Tells of something that is no fault of this process and that the work goes on without.
     *
     * @param problem what is wrong; empty when all is well
     * @param remedy what to do then
     */
    void report(String name, Supplier<Optional<String>> problem, String remedy) {
        checks.add(() -> problem.get()
                .map(trouble -> new Check(name, true, trouble, remedy))
                .orElse(new Check(name, true, "nothing is wrong", "")));
    }

    /** Asks an embedded server from now on. */
    void server(String name, BooleanSupplier running) {
        checks.add(() -> server(name, running.getAsBoolean()));
    }

    private static Check server(String name, boolean running) {
        return new Check(
                name,
                running,
                running ? "takes connections" : "is being started again",
                running ? "" : "wait, or read its log in the data directory");
    }

    @Override
    public List<Check> checks() {
        List<Check> all = new ArrayList<>();
        checks.forEach(check -> all.add(check.get()));
        return all;
    }
}
