package org.perennial.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.perennial.app.servers.ClassArchive;

/** One stage in a process of its own, started again after each kill. Used by one thread. */
public final class StageProcess implements AutoCloseable {
    /** The class of the command line, which knows this package and is not known by it. */
    private static final String PROGRAM = "org.perennial.app.Perennial";

    private final List<String> command;
    private final Path log;
    private Process process;

    private StageProcess(List<String> command, Path log, Process process) {
        this.command = command;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a stage by the classes of this program, compiled in haste: it may be killed soon.
     *
     * @param settings as {@code key=value}
     * @param options of its JVM, its heap among them, which prevail
     * @param log takes what it says
     */
    public static StageProcess start(StageName stage, List<String> settings, List<String> options, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(ClassArchive.ofProgram());
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), PROGRAM, "run", "--stage", stage.toString()));
        settings.forEach(setting -> command.addAll(List.of("--set", setting)));
        return new StageProcess(command, log, launch(command, log));
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it as it was started. */
    public void startAgain() throws IOException {
        process = launch(command, log);
    }

    /** The process as it runs now. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Process launch(List<String> command, Path log) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
