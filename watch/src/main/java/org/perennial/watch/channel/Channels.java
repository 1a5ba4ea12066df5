package org.perennial.watch.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Secret;
import org.perennial.watch.digest.SheetText;
import org.perennial.watch.message.PlainText;

/** Makes channels of their definitions. */
public final class Channels {
    private final Poster poster;
    private final UnaryOperator<@Nullable String> environment;
    private final Consumer<String> output;
    private final InstantSource clock;

    /**
     * @param environment gives the value of a variable; null if it is not set
     * @param output takes what goes to the standard output
     * @param clock for the time in signatures
     */
    public Channels(
            Poster poster, UnaryOperator<@Nullable String> environment, Consumer<String> output, InstantSource clock) {
        this.poster = poster;
        this.environment = environment;
        this.output = output;
        this.clock = clock;
    }

    /** The channel of a definition. */
    public Channel open(ChannelDefinition definition) {
        if (definition instanceof ChannelDefinition.Mail mail) {
            return new MailChannel(mail, environment);
        }
        if (definition instanceof ChannelDefinition.Webhook webhook) {
            return new HttpChannel(
                    poster, () -> webhook.url().toString(), JsonForms::webhook, body -> signed(webhook.secret(), body));
        }
        if (definition instanceof ChannelDefinition.Slack slack) {
            return new HttpChannel(poster, () -> slack.url().reveal(environment), JsonForms::slack, body -> Map.of());
        }
        if (definition instanceof ChannelDefinition.Teams teams) {
            return new HttpChannel(poster, () -> teams.url().reveal(environment), JsonForms::teams, body -> Map.of());
        }
        if (definition instanceof ChannelDefinition.Ntfy ntfy) {
            URI topic = ntfy.url();
            return new HttpChannel(
                    poster,
                    () -> JsonForms.ntfyServer(topic),
                    parcel -> JsonForms.ntfy(parcel, topic),
                    body -> bearer(ntfy.token()));
        }
        return parcel -> {
            output.accept(parcel.letter().subject() + "\n"
                    + (parcel.digest() == null
                            ? PlainText.of(parcel.letter())
                            : SheetText.of(parcel.digest().sheet())));
            return new Outcome.Sent();
        };
    }

    private Map<String, String> signed(@Nullable Secret secret, byte[] body) {
        if (secret == null) {
            return Map.of();
        }
        byte[] key = secret.reveal(environment).getBytes(StandardCharsets.UTF_8);
        return Map.of("X-Perennial-Signature", Signature.of(key, clock.instant(), body));
    }

    private Map<String, String> bearer(@Nullable Secret token) {
        return token == null ? Map.of() : Map.of("Authorization", "Bearer " + token.reveal(environment));
    }
}
