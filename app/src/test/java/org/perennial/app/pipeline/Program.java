package org.perennial.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.perennial.app.Perennial;

/** The program in a process of its own, started again after each kill, with what it says in a file. */
final class Program implements AutoCloseable {
    private static final Duration CLEAN_STOP = Duration.ofSeconds(40);

    private final List<String> command;
    private final Path said;
    private Process process;

    private Program(List<String> command, Path said, Process process) {
        this.command = command;
        this.said = said;
        this.process = process;
    }

    /** @param arguments of the command line; {@code settings} follow as {@code --set} each */
    static Program start(Path said, List<String> arguments, List<String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Perennial.class.getName()));
        command.addAll(arguments);
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return new Program(command, said, launch(command, said));
    }

    private static Process launch(List<String> command, Path said) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** The processes that it has started and that live. */
    List<ProcessHandle> children() {
        return process.descendants().filter(ProcessHandle::isAlive).toList();
    }

    /** Ends it as {@code kill -9} does; what it started is left to itself. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again with the same words. */
    void startAgain() {
        process = launch(command, said);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it to end and waits until it has; its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(CLEAN_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("it did not stop within " + CLEAN_STOP + "; it said: " + said());
        }
        return process.exitValue();
    }

    /** All that it has said. */
    String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> left = children();
        process.destroyForcibly();
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
