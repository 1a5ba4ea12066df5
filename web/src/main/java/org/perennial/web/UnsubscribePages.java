package org.perennial.web;

import io.javalin.http.Context;
import org.perennial.watch.sending.Unsubscriptions;
import org.perennial.web.page.Pages;
import org.perennial.web.page.Unsubscribe;

/**
 * Where the links in mails lead. They are signed, so no token is asked for. Opening one changes nothing, since programs that
 * scan mails open every link; mail programs end the mails with one POST (RFC 8058), people with a button.
 */
final class UnsubscribePages {
    private final WatchRoom room;
    private final Pages pages;

    UnsubscribePages(WatchRoom room, Pages pages) {
        this.room = room;
        this.pages = pages;
    }

    void ask(Context context) {
        show(context, reader(context), false);
    }

    void end(Context context) {
        Unsubscriptions.Reader reader = reader(context);
        room.unsubscriptions().end(reader);
        show(context, reader, true);
    }

    private Unsubscriptions.Reader reader(Context context) {
        return room.unsubscriptions()
                .reader(context.pathParam("token"))
                .orElseThrow(() -> Problem.notFound(
                        "this is no link of ours",
                        "Open the link as it stands in the mail, or ask those who run this server."));
    }

    private void show(Context context, Unsubscriptions.Reader reader, boolean ended) {
        context.html(pages.in(Readers.of(context))
                .unsubscribe(new Unsubscribe(
                        reader.watch(), reader.address(), Unsubscriptions.PATH + context.pathParam("token"), ended)));
    }
}
