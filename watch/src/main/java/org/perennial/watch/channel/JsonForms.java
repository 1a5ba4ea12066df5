package org.perennial.watch.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.perennial.contract.Json;
import org.perennial.watch.message.Letter;
import org.perennial.watch.message.Message;
import org.perennial.watch.message.PlainText;

/** Letters as the JSON that each service takes. Titles are text to all of them, never markup and never a mention. */
final class JsonForms {
    private static final int MOST_CARDS = 10;
    private static final int LONGEST_NTFY = 3_000;
    /** Between an @ and the name after it: looks like nothing, and nobody is called. */
    private static final String BREAK = "\u200B";

    private JsonForms() {}

    /** The whole of it, for programs. */
    static byte[] webhook(Parcel parcel) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("key", parcel.key());
        json.put("watch", parcel.watch());
        json.put("subject", parcel.letter().subject());
        json.put("text", PlainText.of(parcel.letter()));
        Message message = parcel.message();
        json.put("test", message == null && parcel.digest() == null);
        if (parcel.digest() != null) {
            json.put("title", parcel.digest().digest().title());
            json.put("zone", parcel.digest().digest().zone());
            json.set("digest", Json.mapper().valueToTree(parcel.digest().digest()));
        }
        if (message != null) {
            json.put("title", message.watch().shownTitle());
            json.put("zone", message.watch().zone().getId());
            json.put("due", message.due().toString());
            json.put("overflow", message.overflow());
            json.set("notices", Json.mapper().valueToTree(message.notices()));
        }
        return bytes(json);
    }

    /** For Slack and Mattermost. */
    static byte[] slack(Parcel parcel) {
        Letter letter = parcel.letter();
        StringBuilder text =
                new StringBuilder("*").append(slackText(letter.subject())).append("*\n");
        if (letter.intro() != null) {
            text.append(slackText(letter.intro())).append('\n');
        }
        for (Letter.Card card : first(letter)) {
            text.append('\n');
            if (card.title() != null) {
                String title = slackText(card.title()).replace('|', '｜');
                text.append(card.url() == null ? title : "<" + slackUrl(card.url()) + "|" + title + ">")
                        .append('\n');
            }
            if (card.place() != null) {
                text.append(slackText(card.place())).append('\n');
            }
            card.news()
                    .forEach(news -> text.append("• ").append(slackText(news)).append('\n'));
        }
        rest(letter, text);
        text.append('\n').append(slackText(letter.foot()));
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("text", text.toString());
        return bytes(json);
    }

    private static String slackText(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@" + BREAK);
    }

    private static String slackUrl(String url) {
        return url.replace("|", "%7C").replace(">", "%3E").replace("<", "%3C");
    }

    /** For a workflow of Teams. */
    static byte[] teams(Parcel parcel) {
        Letter letter = parcel.letter();
        ObjectNode card = Json.mapper().createObjectNode();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("rtl", letter.rightToLeft());
        ArrayNode body = card.putArray("body");
        block(body, teamsText(letter.subject())).put("weight", "Bolder").put("size", "Medium");
        if (letter.intro() != null) {
            block(body, teamsText(letter.intro()));
        }
        for (Letter.Card one : first(letter)) {
            if (one.title() != null) {
                String title = teamsText(one.title());
                block(body, one.url() == null ? title : "[" + title + "](" + teamsUrl(one.url()) + ")")
                        .put("weight", "Bolder")
                        .put("separator", true);
            }
            if (one.place() != null) {
                block(body, teamsText(one.place())).put("isSubtle", true);
            }
            one.news().forEach(news -> block(body, teamsText(news)));
        }
        StringBuilder rest = new StringBuilder();
        rest(letter, rest);
        if (rest.length() > 0) {
            block(body, teamsText(rest.toString().strip()));
        }
        block(body, teamsText(letter.foot())).put("isSubtle", true).put("size", "Small");
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("type", "message");
        ObjectNode attachment = json.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.set("content", card);
        return bytes(json);
    }

    private static ObjectNode block(ArrayNode body, String text) {
        return body.addObject().put("type", "TextBlock").put("wrap", true).put("text", text);
    }

    private static String teamsText(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]()#<>~|])", "\\\\$1").replace("@", "@" + BREAK);
    }

    private static String teamsUrl(String url) {
        return url.replace("(", "%28").replace(")", "%29");
    }

    /** For ntfy's JSON interface, whose topic stands in the body. */
    static byte[] ntfy(Parcel parcel, URI topic) {
        Letter letter = parcel.letter();
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("topic", topic.getPath().replaceFirst("^.*/", ""));
        json.put("title", letter.subject());
        json.put("message", cut(PlainText.of(letter)));
        letter.cards().stream()
                .map(Letter.Card::url)
                .filter(url -> url != null)
                .findFirst()
                .ifPresent(url -> json.put("click", url));
        return bytes(json);
    }

    /** The server of a topic of ntfy. */
    static String ntfyServer(URI topic) {
        return topic.toString().replaceFirst("/[^/]*$", "/");
    }

    /** Without breaking a letter in two. */
    private static String cut(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_NTFY) {
            return text;
        }
        int end = LONGEST_NTFY;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
    }

    private static List<Letter.Card> first(Letter letter) {
        return letter.cards().subList(0, Math.min(MOST_CARDS, letter.cards().size()));
    }

    private static void rest(Letter letter, StringBuilder text) {
        int left = letter.cards().size() - first(letter).size();
        if (left > 0) {
            text.append("\n+ ").append(left).append('\n');
        }
        if (letter.more() != null) {
            text.append('\n').append(letter.more()).append('\n');
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
