package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.perennial.web.page.Login;
import org.perennial.web.page.Pages;

/** Logging in, by the form or by the address that the program prints, and out. */
final class Sessions {
    private final Gate gate;
    private final RateLimit limit;
    private final Pages pages;

    Sessions(Gate gate, RateLimit limit, Pages pages) {
        this.gate = gate;
        this.limit = limit;
        this.pages = pages;
    }

    /** The form; or, with the token in the address, a session and an address without it. */
    void form(Context context) {
        String token = context.queryParam("token");
        if (token == null) {
            context.html(pages.in(Readers.of(context)).login(new Login(false)));
        } else {
            enter(context, token);
        }
    }

    void submit(Context context) {
        enter(context, context.formParam("token"));
    }

    void logout(Context context) {
        gate.logout(context);
        context.redirect("/login", HttpStatus.SEE_OTHER);
    }

    private void enter(Context context, @Nullable String token) {
        if (!limit.allows(context.ip())) {
            throw new Problem.Refused(new Problem(
                    429,
                    "Too many attempts",
                    "more than " + RateLimit.LOGINS + " attempts to log in within a minute",
                    "Wait a minute, then give the token that Perennial printed at its start."));
        }
        if (gate.login(context, token)) {
            context.redirect("/", HttpStatus.SEE_OTHER);
        } else {
            context.status(HttpStatus.UNAUTHORIZED)
                    .html(pages.in(Readers.of(context)).login(new Login(true)));
        }
    }
}
