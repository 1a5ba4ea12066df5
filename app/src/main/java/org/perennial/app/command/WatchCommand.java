package org.perennial.app.command;

import picocli.CommandLine.Command;

/** {@code perennial watch}: what a team follows, and how it hears of it. */
@Command(
        name = "watch",
        description = "Watches: named queries that alert, tested and backtested; and new coverage as it comes.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListWatchesCommand.class,
            ShowWatchCommand.class,
            AddWatchCommand.class,
            RemoveWatchCommand.class,
            TestWatchCommand.class,
            BacktestWatchCommand.class,
            TailWatchCommand.class,
            SendTestCommand.class
        })
public final class WatchCommand {}
