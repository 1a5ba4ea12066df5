package org.perennial.watch.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way out: what kind it is and what it needs. Secrets are named and never held. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ChannelDefinition.Mail.class, name = "mail"),
    @JsonSubTypes.Type(value = ChannelDefinition.Webhook.class, name = "webhook"),
    @JsonSubTypes.Type(value = ChannelDefinition.Slack.class, name = "slack"),
    @JsonSubTypes.Type(value = ChannelDefinition.Teams.class, name = "teams"),
    @JsonSubTypes.Type(value = ChannelDefinition.Ntfy.class, name = "ntfy"),
    @JsonSubTypes.Type(value = ChannelDefinition.Stdout.class, name = "stdout")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ChannelDefinition {

    /** The kind in a word, as files call it. */
    String kind();

    /**
     * Mail.
     *
     * @param to at least one address
     * @param from who it comes from, such as {@code Perennial <desk@example.org>}
     * @param host the mail server
     * @param port its port, 1 to 65535; 587 if left out
     * @param security how the connection is kept secret
     * @param user absent if the server asks for none
     * @param password absent with the user
     */
    record Mail(
            List<String> to,
            String from,
            String host,
            Integer port,
            Security security,
            @Nullable String user,
            @Nullable Secret password)
            implements ChannelDefinition {
        private static final Pattern ADDRESS =
                Pattern.compile("(?:[^<>@\\p{Cntrl}]*<)?[^\\s<>@\"\\p{Cntrl}]{1,64}@[^\\s<>@\"\\p{Cntrl}]{1,255}>?");

        /** How the connection to a mail server is kept secret. */
        public enum Security {
            /** TLS after the greeting, refused if the server has none. */
            STARTTLS,
            /** TLS from the start. */
            TLS,
            /** In the clear; for a server on the same machine. */
            NONE;

            /** As files call it. */
            @JsonCreator
            public static Security parse(String word) {
                for (Security security : values()) {
                    if (security.word().equals(word.toLowerCase(Locale.ROOT))) {
                        return security;
                    }
                }
                throw new IllegalArgumentException(
                        "security \"" + word + "\" is not known: write starttls, tls or none");
            }

            /** As files call it. */
            @JsonValue
            public String word() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Mail {
            if (to == null || to.isEmpty() || from == null || host == null || host.isBlank()) {
                throw new IllegalArgumentException("a mail channel needs to, from and host");
            }
            to = List.copyOf(to);
            for (String address : to) {
                check(address);
            }
            check(from);
            port = port == null ? Integer.valueOf(587) : port;
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is none: give 1 to 65535");
            }
            security = security == null ? Security.STARTTLS : security;
        }

        private static void check(String address) {
            if (!ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException("\"" + address + "\" is no mail address: write desk@example.org");
            }
        }

        @Override
        public String kind() {
            return "mail";
        }
    }

    /**
     * A signed JSON document to an address.
     *
     * @param secret what it is signed with; absent to send it unsigned
     */
    record Webhook(URI url, @Nullable Secret secret) implements ChannelDefinition {
        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Webhook {
            checkUrl(url);
        }

        @Override
        public String kind() {
            return "webhook";
        }
    }

    /**
     * An incoming webhook of Slack or Mattermost.
     *
     * @param url its address, a secret in itself
     */
    record Slack(Secret url) implements ChannelDefinition {
        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Slack {
            checkUrl(url);
        }

        @Override
        public String kind() {
            return "slack";
        }
    }

    /**
     * A workflow of Teams that takes an Adaptive Card.
     *
     * @param url its address, a secret in itself
     */
    record Teams(Secret url) implements ChannelDefinition {
        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Teams {
            checkUrl(url);
        }

        @Override
        public String kind() {
            return "teams";
        }
    }

    /**
     * A topic of ntfy.
     *
     * @param url the server with the topic, such as {@code https://ntfy.sh/our-desk}
     * @param token absent if the server asks for none
     */
    record Ntfy(URI url, @Nullable Secret token) implements ChannelDefinition {
        @SuppressWarnings("NullAway") // what a file leaves out is null here
        public Ntfy {
            checkUrl(url);
        }

        @Override
        public String kind() {
            return "ntfy";
        }
    }

    /** The standard output of the process that runs the watch stage. */
    record Stdout() implements ChannelDefinition {
        @Override
        public String kind() {
            return "stdout";
        }
    }

    private static void checkUrl(@Nullable URI url) {
        String scheme =
                url == null || url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url == null || url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("url must be an address that begins with https:// or http://");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException("url must hold no name and password");
        }
    }

    private static void checkUrl(@Nullable Secret url) {
        if (url == null) {
            throw new IllegalArgumentException("url is missing: write ${NAME} or file:/path, it is a secret in itself");
        }
    }
}
