package org.perennial.watch.export;

import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import org.perennial.analysis.query.QueryParser;
import org.perennial.sink.Database;
import org.perennial.sink.DatabaseConfig;
import org.perennial.watch.search.Archive;

/** Exports all that a database holds to nowhere, in a process of its own, and prints how many articles there were. */
final class ExportProcess {
    private ExportProcess() {}

    /** @param arguments address, user, password and format */
    public static void main(String[] arguments) throws Exception {
        try (Database database = Database.open(new DatabaseConfig(arguments[0], arguments[1], arguments[2], 1))) {
            Export export =
                    ExportFormat.valueOf(arguments[3]).open(OutputStream.nullOutputStream(), "all", Instant.EPOCH);
            long written = new Archive(database.dataSource())
                    .stream(QueryParser.parse(""), ZoneOffset.UTC, Instant.EPOCH, export::add);
            export.finish();
            System.out.println(written);
        }
    }
}
