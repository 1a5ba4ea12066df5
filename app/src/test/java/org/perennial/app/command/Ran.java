package org.perennial.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.perennial.app.Perennial;

/**
 * What a command line came to.
 *
 * @param exit its exit code
 * @param out what it printed as data
 * @param err what it said besides
 */
record Ran(int exit, String out, String err) {

    /** Runs one command line in this process. */
    static Ran perennial(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Perennial.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    /** The lines of data. */
    List<String> lines() {
        return out.lines().toList();
    }
}
