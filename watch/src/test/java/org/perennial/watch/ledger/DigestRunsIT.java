package org.perennial.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.contract.Json;
import org.perennial.watch.channel.Channels;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Poster;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.WatchFolder;
import org.perennial.watch.digest.DigestStore;
import org.perennial.watch.digest.Editions;
import org.perennial.watch.digest.SheetText;
import org.perennial.watch.digest.Subject;
import org.perennial.watch.digest.Week;
import org.perennial.watch.sending.Sender;

@Timeout(120)
class DigestRunsIT {
    private static final EventRegistry EVENTS = EventRegistry.load();
    /** Monday 07:00 in Baku, after the week of {@link Desk#START}. */
    private static final Instant MONDAY = Instant.parse("2025-03-03T03:00:00Z");

    private static final String STATES = "SELECT d.watch || ' ' || m.digest || ' ' || channel || ' ' || state"
            + " FROM watch_delivery d JOIN watch_message m ON m.id = d.message WHERE m.digest IS NOT NULL ORDER BY 1";

    @TempDir
    private Path folder = Path.of("");

    private Desk desk;
    private Sender sender;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        sender = desk.sender();
        desk.watch(
                "w",
                "khojaly",
                "zone: Asia/Baku",
                "deliver: {channels: [out], digest: mon 07:00}",
                "news: {stories: false}"); // no alerts beside it
        desk.judgeAll();
        look();
        desk.store(desk.article("a", "one"), desk.article("b", "one"));
    }

    @AfterEach
    void close() {
        sender.close();
        desk.close();
    }

    @Test
    void beforeItsHourNothingIsSent() throws InterruptedException {
        desk.set(MONDAY.minusSeconds(1));

        lookAndSend();

        assertThat(desk.received).isEmpty();
    }

    @Test
    void atItsHourTheDigestOfTheWeekBeforeIsSentOnce() throws InterruptedException {
        desk.set(MONDAY);

        lookAndSend();
        lookAndSend();

        assertThat(desk.received).singleElement().satisfies(parcel -> {
            assertThat(parcel.letter().subject()).isEqualTo("[w] Week 2025-W09: Khojaly a");
            assertThat(SheetText.of(parcel.digest().sheet())).contains("Khojaly a", "2 articles", "Asia/Baku");
        });
        assertThat(desk.column(STATES)).containsExactly("w 2025-W09 out sent");
    }

    @Test
    void afterARestartItIsNotSentAgain() throws InterruptedException {
        desk.set(MONDAY);
        lookAndSend();
        desk.restart();
        desk.judgeAll();

        for (int hours = 0; hours < 100; hours += 7) {
            desk.set(MONDAY.plus(Duration.ofHours(hours)));
            lookAndSend();
        }

        assertThat(desk.received).hasSize(1);
    }

    @Test
    void theNextWeekHasItsOwn() throws InterruptedException {
        desk.set(MONDAY);
        lookAndSend();
        desk.set(MONDAY.plus(Duration.ofDays(7)));

        lookAndSend();

        assertThat(desk.received)
                .extracting(parcel -> parcel.letter().subject())
                .containsExactly("[w] Week 2025-W09: Khojaly a", "[w] Week 2025-W10: nothing significant");
    }

    @Test
    void whatFailsIsTriedAgainWithTheSameWordsAndTheSameKey() throws InterruptedException {
        desk.channels.put("out", parcel -> {
            desk.received.add(parcel);
            return new Outcome.Later("the server answered with status 500", null);
        });
        desk.set(MONDAY);
        lookAndSend();
        desk.store(desk.article("c", "one"));
        desk.move("part-of-one", "two");
        desk.advance(Duration.ofHours(2));

        sender.sendAll("out");

        assertThat(desk.received).hasSize(2);
        assertThat(desk.received.get(1)).isEqualTo(desk.received.get(0));
        assertThat(desk.column(STATES)).containsExactly("w 2025-W09 out pending");
    }

    @Test
    void anHourThatWasMissedIsMadeUpForWithinThreeDays() throws InterruptedException {
        desk.set(MONDAY.plus(Duration.ofDays(2)));

        lookAndSend();

        assertThat(desk.received).hasSize(1);
    }

    @Test
    void anHourThatWasMissedLongAgoIsNotMadeUpFor() throws InterruptedException {
        desk.set(MONDAY.plus(Duration.ofDays(4)));

        lookAndSend();

        assertThat(desk.received).isEmpty();
    }

    @Test
    void aWatchThatAsksForItAfterTheHourHearsOfTheNextWeekFirst() throws InterruptedException {
        desk.set(MONDAY.plusSeconds(60));
        desk.watch("late", "khojaly", "zone: Asia/Baku", "deliver: {channels: [other], digest: mon 07:00}");
        desk.judgeAll();

        look();
        sender.sendAll("other");

        assertThat(desk.column(STATES)).noneMatch(state -> state.startsWith("late"));
    }

    @Test
    void aWatchThatIsPausedIsSilent() throws InterruptedException {
        desk.watch("w", "khojaly", "zone: Asia/Baku", "deliver: {channels: [out], digest: mon 07:00}", "paused: true");
        desk.judgeAll();
        desk.set(MONDAY);

        lookAndSend();

        assertThat(desk.received).isEmpty();
    }

    @Test
    void whatWasSentByHandIsNotSentAgainAtItsHour() throws InterruptedException {
        desk.set(MONDAY.minus(Duration.ofHours(1)));
        List<DigestRuns.Delivery> put = byHand("w", "out");
        sender.send("out", put.get(0).key());
        desk.set(MONDAY);

        lookAndSend();

        assertThat(desk.received).hasSize(1);
        assertThat(byHand("w", "out")).extracting(DigestRuns.Delivery::state).containsExactly("sent");
    }

    @Test
    void theDigestOverAllWatchesNeedsNone() throws InterruptedException {
        desk.set(MONDAY);
        List<DigestRuns.Delivery> put = runs().put(
                        Subject.all(ZoneId.of("Asia/Baku")),
                        Week.parse("2025-W09"),
                        "de",
                        List.of("out"),
                        channels(),
                        desk.instant());

        sender.send("out", put.get(0).key());

        assertThat(desk.received)
                .extracting(parcel -> parcel.letter().subject())
                .containsExactly("[alle Jahrestage] Woche 2025-W09: nichts Wesentliches");
    }

    @Test
    void aWeekThatIsNotOverIsNotSent() {
        desk.set(Instant.parse("2025-03-02T19:59:59Z"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> byHand("w", "out"))
                .withMessageContaining("2025-W08");
    }

    @Test
    void aChannelThatIsNotThereIsNamedWithThoseThatAre() {
        desk.set(MONDAY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> byHand("w", "outt"))
                .withMessage("there is no channel outt in channels.yaml, which has other, out");
    }

    @Test
    void thatADigestWasSentIsNotForgottenWithTheLedger() throws InterruptedException {
        desk.set(MONDAY);
        lookAndSend();
        desk.advance(Duration.ofDays(200));

        desk.judging().prune();

        assertThat(desk.column(STATES)).containsExactly("w 2025-W09 out sent");
    }

    @Test
    void whatWasSentIsShownAsItWasSent() throws InterruptedException {
        desk.set(MONDAY);
        lookAndSend();
        desk.move("part-of-one", "two");

        assertThat(editions().digest(Subject.of(desk.watch("w")), Week.parse("2025-W09"), desk.instant()))
                .isEqualTo(desk.received.get(0).digest().digest());
    }

    @Test
    void aMailServerReceivesItAsTextAndAsAPage() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            desk.write(
                    "channels.yaml",
                    "channels:\n  out: {type: mail, to: [reader@example.org], from: news@example.org, host: 127.0.0.1,"
                            + " port: " + server.getSmtp().getPort() + ", security: none}\n");
            desk.judgeAll();
            desk.channels.put("out", channel(channels().get("out")));
            desk.set(MONDAY);

            lookAndSend();
            lookAndSend();

            assertThat(server.getReceivedMessages()).hasSize(1);
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("[w] Week 2025-W09: Khojaly a");
            assertThat(text(mail.getContent())).contains("<!DOCTYPE html>", "bgcolor=", "== Top stories ==");
        } finally {
            server.stop();
        }
    }

    @Test
    void aWebhookIsToldTheModelAndThatItIsNoTest() throws InterruptedException {
        StringBuilder posted = new StringBuilder();
        desk.channels.put(
                "out",
                new Channels(
                                (url, headers, body, deadline) -> {
                                    posted.append(new String(body, java.nio.charset.StandardCharsets.UTF_8));
                                    return new Poster.Answer(200, null, false, null);
                                },
                                name -> null,
                                line -> {},
                                desk)
                        .open(new ChannelDefinition.Webhook(java.net.URI.create("https://hook.example.org/x"), null)));
        desk.set(MONDAY);

        lookAndSend();

        var json = Json.read(posted.toString(), com.fasterxml.jackson.databind.JsonNode.class);
        assertThat(json.path("test").asBoolean(true)).isFalse();
        assertThat(json.at("/digest/week").asText()).isEqualTo("2025-W09");
        assertThat(json.at("/digest/totals/articles").asInt()).isEqualTo(2);
    }

    private org.perennial.watch.channel.Channel channel(ChannelDefinition definition) {
        return new Channels(
                        (url, headers, body, deadline) -> {
                            throw new AssertionError("mail needs no web");
                        },
                        name -> null,
                        line -> {},
                        desk)
                .open(definition);
    }

    private static String text(Object content) throws Exception {
        if (content instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                all.append(text(parts.getBodyPart(i).getContent()));
            }
            return all.toString();
        }
        return String.valueOf(content);
    }

    private List<DigestRuns.Delivery> byHand(String watch, String channel) {
        return runs().put(
                        Subject.of(desk.watch(watch)),
                        Week.parse("2025-W09"),
                        "en",
                        List.of(channel),
                        channels(),
                        desk.instant());
    }

    private void lookAndSend() throws InterruptedException {
        look();
        sender.sendAll("out");
    }

    private void look() {
        runs().look(desk.judging().watches().values(), channels());
    }

    private Map<String, ChannelDefinition> channels() {
        return new WatchFolder(folder).read().channels();
    }

    private DigestRuns runs() {
        return new DigestRuns(desk.dataSource(), editions(), desk);
    }

    private Editions editions() {
        return new Editions(desk.dataSource(), new DigestStore(desk.dataSource(), () -> EVENTS));
    }
}
