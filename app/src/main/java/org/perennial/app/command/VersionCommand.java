package org.perennial.app.command;

import java.util.concurrent.Callable;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perennial version}: what runs, and on what. */
@Command(
        name = "version",
        description = "Prints the versions of Perennial, Kafka and Java.",
        mixinStandardHelpOptions = true)
public final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        for (String line : new Provider().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
        return Exit.OK;
    }

    /** The lines that {@code --version} prints too. */
    public static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String own = VersionCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "perennial " + (own == null ? "(from source)" : own),
                "kafka " + AppInfoParser.getVersion(),
                "java " + Runtime.version() + " (" + System.getProperty("java.vm.name") + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")"
            };
        }
    }
}
