package org.perennial.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.perennial.contract.Json;
import org.perennial.sink.Database;
import org.perennial.web.ApiTokens;
import org.perennial.web.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial tokens add|list|remove}: who may ask the pages and the API for what. */
@Command(
        name = "tokens",
        description = {
            "Makes, lists and removes tokens for the pages and the API, besides the server's own.",
            "A reader reads; an editor also writes watches, decides and corrects; an admin also sends dead letters again."
        },
        mixinStandardHelpOptions = true,
        subcommands = {TokensCommand.Add.class, TokensCommand.ListTokens.class, TokensCommand.Remove.class})
final class TokensCommand {
    private TokensCommand() {}

    /** Makes one. */
    @Command(
            name = "add",
            description = "Makes a token and prints it: it is shown this once.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = {"  perennial tokens add newsroom-screen --role reader", "", "Exit codes: 0 well, 2 wrong usage."})
    static final class Add implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "What it is known by.")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE", required = true, description = "reader, editor or admin.")
        private String role = "";

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Role given = Role.of(role)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--role " + role + " is unknown; give reader, editor or admin"));
            try (Database database = StoreAccess.open(options.load())) {
                String token = new ApiTokens(database.dataSource())
                        .add(name, given, Clock.systemUTC().instant());
                spec.commandLine().getOut().println(token);
            }
            return Exit.OK;
        }
    }

    /** Lists them, without what they are. */
    @Command(
            name = "list",
            description = "Lists the tokens by name, with their roles.",
            mixinStandardHelpOptions = true)
    static final class ListTokens implements Callable<Integer> {
        @Option(names = "--json", description = "One JSON object a line.")
        private boolean json;

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (Database database = StoreAccess.open(options.load())) {
                List<ApiTokens.Entry> tokens = new ApiTokens(database.dataSource()).all();
                for (ApiTokens.Entry token : tokens) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", token.name());
                    row.put("role", token.role().code());
                    row.put("made", token.made());
                    out.println(
                            json
                                    ? Json.write(row)
                                    : "%s  %s  %s"
                                            .formatted(
                                                    token.name(), token.role().code(), token.made()));
                }
                if (tokens.isEmpty()) {
                    spec.commandLine().getErr().println("perennial: there is only the server's own token");
                }
            }
            return Exit.OK;
        }
    }

    /** Takes one away. */
    @Command(
            name = "remove",
            description = "Removes a token and ends its sessions.",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 well, 1 there is none of this name."})
    static final class Remove implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "What it is known by.")
        private String name = "";

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (Database database = StoreAccess.open(options.load())) {
                if (new ApiTokens(database.dataSource()).remove(name)) {
                    return Exit.OK;
                }
            }
            spec.commandLine()
                    .getErr()
                    .println("perennial: there is no token " + name
                            + "; perennial tokens list has those that there are");
            return Exit.NO;
        }
    }
}
