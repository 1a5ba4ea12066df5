package org.perennial.app.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.watch.ledger.WatchConfig;
import org.perennial.watch.sending.SendingConfig;

/**
 * The section {@code watch} of the settings.
 *
 * @param directory where the files with watches and channels are; absent for {@code watches} in the data directory
 * @param poll how long to wait before looking for changes again
 * @param batch the most articles judged in one transaction
 * @param storyWait how long an article that has no story waits for one
 * @param ledgerWindow how long it is remembered what was told
 * @param deadline the longest that one attempt to send may take
 * @param giveUp how long after it was due a message is given up
 * @param baseUrl where readers reach the pages, for the links in mails; absent if they do not
 * @param allowNetworks networks that channels may reach although they are not public, as CIDRs
 * @param mostAlerts a rule that would send more on one day is refused unless it is confirmed
 */
public record WatchSettings(
        @Nullable String directory,
        Duration poll,
        int batch,
        Duration storyWait,
        Duration ledgerWindow,
        Duration deadline,
        Duration giveUp,
        @Nullable String baseUrl,
        List<String> allowNetworks,
        int mostAlerts) {
    public WatchSettings {
        if (mostAlerts < 1) {
            throw new IllegalArgumentException("watch.most-alerts must be 1 or more, was " + mostAlerts);
        }
        if (baseUrl != null && !isWeb(baseUrl)) {
            throw new IllegalArgumentException(
                    "watch.base-url must be an address such as https://news.example.org, was " + baseUrl);
        }
        new WatchConfig(poll, batch, storyWait, ledgerWindow);
        new SendingConfig(deadline, giveUp);
        try {
            AddressGuard.allowing(allowNetworks);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("watch.allow-networks: " + e.getMessage(), e);
        }
    }

    private static boolean isWeb(String url) {
        try {
            String scheme = new URI(url).getScheme();
            return "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    /** How the stage works. */
    public WatchConfig stage() {
        return new WatchConfig(poll, batch, storyWait, ledgerWindow);
    }

    /** How it sends. */
    public SendingConfig sending() {
        return new SendingConfig(deadline, giveUp, baseUrl == null ? "" : baseUrl);
    }
}
