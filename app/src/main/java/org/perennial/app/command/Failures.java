package org.perennial.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.KafkaException;
import org.perennial.app.config.ConfigurationException;
import org.perennial.app.data.DataDirectoryException;
import org.perennial.app.servers.ServerException;
import org.perennial.sink.DatabaseException;
import picocli.CommandLine;

/** Turns what a command throws into a sentence for a person and an exit code. */
public final class Failures {
    private Failures() {}

    /** Prints the failure and gives its exit code. */
    public static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        int exit = exitOf(failure);
        err.println("perennial: " + sentence(failure));
        if (exit == Exit.INTERNAL) {
            failure.printStackTrace(err);
            err.println("This is a fault of Perennial; please report it with the lines above.");
        }
        err.flush();
        return exit;
    }

    private static int exitOf(Exception failure) {
        if (failure instanceof ConfigurationException || failure instanceof IllegalArgumentException) {
            return Exit.USAGE;
        }
        if (failure instanceof UnavailableException
                || failure instanceof DataDirectoryException
                || failure instanceof ServerException
                || failure instanceof DatabaseException
                || failure instanceof IllegalStateException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof KafkaException) {
            return Exit.UNAVAILABLE;
        }
        return Exit.INTERNAL;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile() + "; correct the name";
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no right to " + denied.getFile() + "; give this user the right to it, or name another file";
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
