package org.perennial.web.page;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.ledger.Tellings;
import org.perennial.watch.ledger.Watches;

/**
 * All watches.
 *
 * @param channels those on which something was sent
 */
public record WatchesPage(List<Line> lines, List<ChannelLine> channels) {

    /**
     * A watch.
     *
     * @param address its page
     * @param place the file that it stands in; absent if it was made here
     * @param last when it last had something to tell; absent if never
     * @param fare how its messages fare, in words
     */
    public record Line(
            String title,
            String address,
            String query,
            @Nullable String place,
            boolean paused,
            @Nullable When last,
            String fare) {}

    /**
     * A channel.
     *
     * @param since since when nothing has got through; absent while all is well
     * @param problem what went wrong last; absent while all is well
     * @param last when something last got through; absent if never
     */
    public record ChannelLine(
            String name,
            @Nullable When since,
            @Nullable String problem,
            @Nullable When last) {}

    /** The page of these watches. */
    public static WatchesPage of(
            Collection<Watches.Entry> entries,
            Map<String, Tellings.Fare> fares,
            List<Tellings.Health> channels,
            Wording words) {
        return new WatchesPage(
                entries.stream()
                        .map(entry ->
                                line(entry, fares.getOrDefault(entry.watch().name(), Tellings.Fare.NONE), words))
                        .toList(),
                channels.stream()
                        .map(channel -> new ChannelLine(
                                channel.channel(),
                                channel.failing() == null ? null : words.when(channel.failing()),
                                channel.problem(),
                                channel.lastSent() == null ? null : words.when(channel.lastSent())))
                        .toList());
    }

    private static Line line(Watches.Entry entry, Tellings.Fare fare, Wording words) {
        return new Line(
                entry.watch().shownTitle(),
                WatchPage.address(entry.watch().name()),
                entry.watch().query().text(),
                entry.place(),
                entry.watch().paused(),
                fare.lastAt() == null ? null : words.when(fare.lastAt()),
                fare(fare, words));
    }

    /** "12 notices; 9 sent, 1 on its way, 0 given up". */
    static String fare(Tellings.Fare fare, Wording words) {
        return words.say(
                "watch.fare",
                "notices",
                fare.notices(),
                "sent",
                fare.sent(),
                "pending",
                fare.pending(),
                "dead",
                fare.dead());
    }
}
