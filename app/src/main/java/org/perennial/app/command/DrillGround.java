package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.perennial.app.data.DataDirectory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every drill has: a seed that it follows from, and a folder that stays if not all is well. */
final class DrillGround {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "What kills, articles, words and noise follow from; a random one unless given, which is printed.")
    private @Nullable Long seed;

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description =
                    "An empty folder for data and logs, which stay; else a temporary one, which stays if all is not well.")
    private @Nullable Path keep;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** A drill. */
    interface Run {
        /** @return whether all is well */
        boolean on(long seed, Path folder, Consumer<String> said) throws Exception;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Runs a drill, and leaves its folder where it is wanted or not all is well. */
    int run(Clock clock, Run drill) throws Exception {
        PrintWriter out = out();
        long sown = seed == null ? clock.millis() : seed;
        Path folder = folder();
        out.println("Seed " + sown + ", data and logs in " + folder);
        boolean well = drill.on(sown, folder, line -> {
            out.println(line);
            out.flush();
        });
        if (!well) {
            out.println("Look into: " + folder);
            return Exit.NO;
        }
        if (keep == null) {
            DataDirectory.erase(folder);
        }
        return Exit.OK;
    }

    private Path folder() throws IOException {
        return keep == null ? Files.createTempDirectory("perennial-drill") : Files.createDirectories(keep);
    }
}
