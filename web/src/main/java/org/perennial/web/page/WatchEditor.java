package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A watch to be written.
 *
 * @param fields what stands in the form
 * @param changed the name of the watch that is changed; absent for a new one
 * @param channels the names of those that there are
 * @param locales the languages that messages are written in
 * @param problem why it was not saved; absent if nothing was sent yet
 * @param flood whether it was not saved because it would tell much, so that it can be confirmed
 */
public record WatchEditor(
        Fields fields,
        @Nullable String changed,
        List<String> channels,
        List<String> locales,
        @Nullable String problem,
        boolean flood) {

    /** What stands in the form; empty for the usual. */
    public record Fields(
            String name,
            String title,
            String query,
            String zone,
            String locale,
            List<String> channels,
            String schedule,
            String bundle,
            String quiet,
            String budget,
            String digest,
            boolean paused) {
        public Fields {
            channels = List.copyOf(channels);
        }

        /** The same under a name. */
        public Fields named(String other) {
            return new Fields(
                    other, title, query, zone, locale, channels, schedule, bundle, quiet, budget, digest, paused);
        }
    }

    /** Where it is sent to. */
    public String action() {
        return changed == null ? "/watches" : WatchPage.address(changed);
    }
}
