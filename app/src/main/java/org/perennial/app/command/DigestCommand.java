package org.perennial.app.command;

import picocli.CommandLine.Command;

/** {@code perennial digest}: what a week brought. */
@Command(
        name = "digest",
        description = "Weekly digests: what a week brought to a watch, or to all that commemorates.",
        mixinStandardHelpOptions = true,
        subcommands = {PreviewDigestCommand.class, SendDigestCommand.class, ListDigestsCommand.class})
public final class DigestCommand {}
