package org.perennial.watch.digest;

import java.util.List;
import java.util.Map;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.PlainTitle;
import org.perennial.watch.message.Texts;

/** A digest in short, for what shows no pages: the stories at the top, and where the rest is. */
final class ShortDigest {
    private final Digest digest;
    private final Phrases phrases;

    ShortDigest(Digest digest, Phrases phrases) {
        this.digest = digest;
        this.phrases = phrases;
    }

    Letter letter() {
        List<Letter.Card> cards = digest.top().stream().map(this::card).toList();
        return new Letter(
                phrases.subject(),
                phrases.locale,
                phrases.isRightToLeft(),
                phrases.span() + "\n"
                        + (digest.totals().articles() == 0
                                ? phrases.say("digest.empty")
                                : phrases.plain(phrases.totals(digest.totals()))
                                        + (digest.isSignificant() ? "" : "\n" + phrases.say("digest.quiet"))),
                cards,
                phrases.say("digest.whole", Map.of("address", phrases.at(page()))),
                phrases.foot());
    }

    /** Where the page of this digest is. */
    private String page() {
        return "/digests/" + digest.week() + (digest.watch() == null ? "" : "?watch=" + digest.watch());
    }

    private Letter.Card card(Digest.Story story) {
        Digest.Title title = phrases.readable(story);
        String text = title.text() == null ? "" : PlainTitle.of(title.text());
        return new Letter.Card(
                text.isEmpty() ? phrases.say("untitled") : text,
                text.isEmpty() ? phrases.locale : title.language(),
                Texts.isRightToLeft(
                        text.isEmpty() || title.language().equals("und") ? phrases.locale : title.language()),
                title.url() == null ? null : PlainTitle.link(title.url()),
                title.source() == null ? null : PlainTitle.of(title.source()),
                phrases.news(story.news()),
                phrases.plain(phrases.volume(story)));
    }
}
