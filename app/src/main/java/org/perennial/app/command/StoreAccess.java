package org.perennial.app.command;

import java.util.Optional;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.RunningInstance;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.sink.Database;

/** How commands reach the database: the one that the settings name, else that of the pipeline running here. */
final class StoreAccess {
    private StoreAccess() {}

    /**
     * Connections to it.
     *
     * @throws UnavailableException if there is none
     */
    static Database open(Configuration configuration) {
        return find(configuration)
                .orElseThrow(() -> new UnavailableException(
                        "there is no database: database.url is not set, and no `perennial run` is at work on the data"
                                + " directory " + StageSettings.dataDirectory(configuration)
                                + "; start it, or name a database with --set database.url=jdbc:postgresql://…"));
    }

    /** The same; empty if no database is named and none runs here. */
    static Optional<Database> find(Configuration configuration) {
        if (configuration.text("database.url") != null) {
            return Optional.of(Database.open(StageSettings.database(configuration)));
        }
        return RunningInstance.on(StageSettings.dataDirectory(configuration))
                .map(running -> Database.open(
                        StageSettings.database(configuration, running, StageSettings.dataDirectory(configuration))));
    }
}
