package org.perennial.watch.channel;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What all channels over HTTP have in common: one POST of JSON, and what its answer means. */
final class HttpChannel implements Channel {
    static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String DELIVERY = "X-Perennial-Delivery";

    private final Poster poster;
    private final Supplier<String> url;
    private final Form form;
    private final More headers;

    /** Writes a parcel as the body of a request. */
    interface Form {
        byte[] body(Parcel parcel);
    }

    /** Headers beyond the usual ones. */
    interface More {
        Map<String, String> headers(byte[] body);
    }

    /** @param url gives the address; asked each time, so that a changed secret is taken over */
    HttpChannel(Poster poster, Supplier<String> url, Form form, More headers) {
        this.poster = poster;
        this.url = url;
        this.form = form;
        this.headers = headers;
    }

    @Override
    public Outcome send(Parcel parcel) {
        byte[] body = form.body(parcel);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", "application/json; charset=utf-8");
        all.put("Idempotency-Key", parcel.key());
        all.put(DELIVERY, parcel.key());
        String address;
        try {
            address = url.get();
            all.putAll(headers.headers(body));
        } catch (IllegalStateException e) {
            return new Outcome.Later(String.valueOf(e.getMessage()), null); // a secret is not there yet
        }
        return outcome(poster.post(address, all, body, DEADLINE));
    }

    private static Outcome outcome(Poster.Answer answer) {
        int status = answer.status();
        String problem = answer.problem() == null ? "the server answered with status " + status : answer.problem();
        if (status >= 200 && status < 300) {
            return new Outcome.Sent();
        }
        if (answer.refused() || (status >= 300 && status < 500 && status != 408 && status != 429)) {
            return new Outcome.Never(problem);
        }
        return new Outcome.Later(problem, answer.retryAfter());
    }
}
