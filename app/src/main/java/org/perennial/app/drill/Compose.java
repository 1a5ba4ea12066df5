package org.perennial.app.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One project of docker-compose, by its command line. Used by one thread. */
final class Compose {
    /** The newer one is a part of Docker's own command. */
    private static final List<List<String>> COMMANDS = List.of(List.of("docker-compose"), List.of("docker", "compose"));

    private final List<String> command;
    private final Path directory;
    private final Map<String, String> variables = new TreeMap<>();

    /**
     * A project of these files, laid over each other in their order.
     *
     * @throws IOException if there is no docker-compose, with the remedy
     */
    Compose(String project, Path directory, List<Path> files) throws IOException, InterruptedException {
        this.directory = directory;
        List<String> whole = new ArrayList<>(installed());
        whole.addAll(List.of("-p", project));
        files.forEach(file -> whole.addAll(List.of("-f", file.toString())));
        command = List.copyOf(whole);
    }

    private static List<String> installed() throws InterruptedException, IOException {
        for (List<String> each : COMMANDS) {
            List<String> version = new ArrayList<>(each);
            version.add("version");
            try {
                if (new ProcessBuilder(version)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0) {
                    return each;
                }
            } catch (IOException missing) {
                // the next, then
            }
        }
        throw new IOException(
                "there is neither docker-compose nor docker compose: install one, and start the Docker engine");
    }

    /** Gives the files' variable a value. */
    void set(String variable, Object value) {
        variables.put(variable, value.toString());
    }

    /**
     * Runs a command of docker-compose to its end.
     *
     * @return what it printed
     * @throws IOException with what it printed, if it fails
     */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(arguments));
        return output(whole);
    }

    /** The container of a service. */
    String container(String service) throws IOException, InterruptedException {
        return run("ps", "-q", service).strip();
    }

    /** What a container's description has at a place, in the form of Docker's templates. */
    String inspect(String service, String template) throws IOException, InterruptedException {
        return output(List.of("docker", "inspect", "-f", template, container(service)))
                .strip();
    }

    private String output(List<String> whole) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(whole).directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("DOCKER_BUILDKIT", "0");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", whole) + " ended with " + process.exitValue() + ": " + said.strip());
        }
        return said;
    }
}
