package org.perennial.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.watch.correction.CorrectionStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perennial corrections}: what readers said of judgements, as labelled examples. */
@Command(
        name = "corrections",
        description = {
            "Writes what readers said of tags and languages on the pages: a JSON object a line with the judgement, the",
            "verdict, what is right instead, and the article as it is now under \"document\"."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  perennial corrections > corrections.jsonl",
            "",
            "Exit codes: 0 well, 1 nobody has said anything yet, 69 there is no database."
        })
final class CorrectionsCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int[] written = {0};
        try (Database database = StoreAccess.open(options.load())) {
            new CorrectionStore(database.dataSource()).each(correction -> {
                out.println(Json.write(correction));
                written[0]++;
            });
        }
        if (written[0] == 0) {
            spec.commandLine()
                    .getErr()
                    .println("perennial: nobody has said anything yet; articles' pages ask \"Wrong?\"");
            return Exit.NO;
        }
        return Exit.OK;
    }
}
