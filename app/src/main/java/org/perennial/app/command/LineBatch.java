package org.perennial.app.command;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.perennial.contract.Json;
import picocli.CommandLine.Model.CommandSpec;

/** Many questions in one run: JSON Lines in, one line for each out, in the same order. */
final class LineBatch {
    private LineBatch() {}

    /** Answers standard input to its end; a line that cannot be read is reported and passed over. */
    static <T> int run(CommandSpec spec, Class<T> type, Function<T, Object> answer) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int[] problems = {0};
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonLines<T> lines = new JsonLines<>(in, type, problem -> {
            problems[0]++;
            err.println("perennial: " + problem);
        });
        lines.forEachRemaining(line -> out.println(Json.write(answer.apply(line))));
        return problems[0] == 0 ? Exit.OK : Exit.NO;
    }
}
