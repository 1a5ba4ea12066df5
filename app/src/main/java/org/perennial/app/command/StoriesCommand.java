package org.perennial.app.command;

import picocli.CommandLine.Command;

/** {@code perennial stories}: who tells the same news, and who copied whom. */
@Command(
        name = "stories",
        description = {
            "Lists the stories that articles tell, and traces one: who carried it first, who copied whom and when,",
            "and what was cut or changed."
        },
        mixinStandardHelpOptions = true,
        subcommands = {ListStoriesCommand.class, ShowStoryCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  perennial stories list --since 2025-02-25 --least 5",
            "  perennial stories show 0123456789abcdef --compare fedcba9876543210"
        })
public final class StoriesCommand {}
