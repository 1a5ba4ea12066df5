package org.perennial.web;

import org.perennial.watch.digest.Editions;
import org.perennial.watch.ledger.Backtest;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;
import org.perennial.watch.search.Archive;
import org.perennial.watch.sending.Unsubscriptions;

/**
 * What the server needs of watches.
 *
 * @param watches those in force
 * @param tellings what they have told
 * @param archive what queries are tested against
 * @param backtest says what a watch would have sent
 * @param unsubscriptions ends mails
 * @param mostAlerts a watch that would have told more on one day of the last week is refused unless that is confirmed
 * @param digests weekly digests, of watches and of all that commemorates
 */
public record WatchRoom(
        Watches watches,
        Tellings tellings,
        Archive archive,
        Backtest backtest,
        Unsubscriptions unsubscriptions,
        int mostAlerts,
        Editions digests) {}
