package org.perennial.watch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.channel.Outcome;
import org.perennial.watch.channel.Parcel;
import org.perennial.watch.sending.Sender;
import org.postgresql.PGConnection;

@Timeout(120)
class SenderIT {
    private static final String STATES =
            "SELECT channel || ' ' || state FROM watch_delivery ORDER BY channel, next_try";

    @TempDir
    private Path folder = Path.of("");

    private Desk desk;
    private Sender sender;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        sender = desk.sender();
    }

    @AfterEach
    void close() {
        sender.close();
        desk.close();
    }

    @Test
    void whatIsDueIsSentOnce() throws InterruptedException {
        tell("out");

        sender.sendAll("out");
        sender.sendAll("out");

        assertThat(desk.received)
                .singleElement()
                .satisfies(parcel -> assertThat(parcel.letter().subject()).isEqualTo("[w] Khojaly a"));
        assertThat(desk.column(STATES)).containsExactly("out sent");
    }

    @Test
    void whoListensForNoticesIsWokenWhenOneIsKept() throws SQLException {
        try (Connection connection = desk.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN perennial_notices");

            tell("out");

            assertThat(connection.unwrap(PGConnection.class).getNotifications(10_000))
                    .hasSize(1);
            statement.execute("UNLISTEN *");
        }
    }

    @Test
    void aProcessThatIsKilledBetweenSendingAndMarkingRepeatsWithTheSameKey() throws InterruptedException {
        tell("out");
        CountDownLatch out = new CountDownLatch(1);
        desk.channels.put("out", parcel -> {
            desk.received.add(parcel); // the message is out and nobody knows
            out.countDown();
            new CountDownLatch(1).await();
            return new Outcome.Sent();
        });
        sender.look();
        assertThat(out.await(30, TimeUnit.SECONDS)).isTrue();
        sender.close();
        restart();
        answerAndKeep();
        sender.sendAll("out");
        assertThat(desk.received).as("the attempt may still be under way").hasSize(1);
        desk.advance(Duration.ofMinutes(3));

        sender.sendAll("out");

        assertThat(desk.received)
                .hasSize(2)
                .extracting(Parcel::key)
                .containsOnly(desk.received.get(0).key());
        assertThat(desk.received)
                .extracting(Parcel::letter)
                .containsOnly(desk.received.get(0).letter());
        assertThat(desk.column(STATES)).containsExactly("out sent");
    }

    @Test
    void whatAnotherProcessHasInHandIsNotSent() throws InterruptedException {
        tell("out");
        desk.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE watch_delivery SET attempts = 1, next_try = next_try + interval '2 minutes'"));

        sender.sendAll("out");

        assertThat(desk.received).isEmpty();
    }

    @Test
    void anAnswer500IsTriedAgainLaterAndLater() throws InterruptedException {
        tell("out");
        answer("out", new Outcome.Later("the server answered with status 500", null));

        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Instant before = desk.instant();
            sender.sendAll("out");
            Instant next = nextTry();
            pauses.add(Duration.between(before, next));
            desk.set(next);
        }

        assertThat(desk.column(STATES)).containsExactly("out pending");
        for (int i = 1; i < pauses.size(); i++) {
            assertThat(pauses.get(i)).isGreaterThan(pauses.get(i - 1));
        }
        assertThat(desk.column("SELECT problem FROM watch_channel WHERE failing IS NOT NULL"))
                .containsExactly("the server answered with status 500");
    }

    @Test
    void aServerThatAsksToWaitIsLeftAloneForThatLong() throws InterruptedException {
        tell("out");
        answer("out", new Outcome.Later("the server answered with status 429", Duration.ofMinutes(40)));

        sender.sendAll("out");

        assertThat(nextTry()).isEqualTo(desk.instant().plus(Duration.ofMinutes(40)));
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgainAndTheChannelIsReported() throws InterruptedException {
        tell("out");
        answer("out", new Outcome.Never("the server answered with status 404"));

        sender.sendAll("out");

        assertThat(desk.column(STATES)).containsExactly("out dead");
        assertThat(desk.column("SELECT channel || ': ' || problem FROM watch_channel WHERE failing IS NOT NULL"))
                .containsExactly("out: the server answered with status 404");
    }

    @Test
    void aChannelThatGetsThroughAgainIsWell() throws InterruptedException {
        tell("out");
        answer("out", new Outcome.Later("the server answered with status 503", null));
        sender.sendAll("out");
        answer("out", new Outcome.Sent());
        desk.set(nextTry());

        sender.sendAll("out");

        assertThat(desk.column("SELECT channel FROM watch_channel WHERE failing IS NULL"))
                .containsExactly("out");
    }

    @Test
    void whatDoesNotGetThroughForDaysIsGivenUp() throws InterruptedException {
        tell("out");
        answer("out", new Outcome.Later("the server answered with status 500", null));
        sender.sendAll("out");
        desk.advance(Duration.ofDays(4));

        sender.sendAll("out");

        assertThat(desk.column(STATES)).containsExactly("out dead");
    }

    @Test
    void aChannelThatHangsHoldsUpNoOther() throws InterruptedException {
        tell("out", "other");
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch got = new CountDownLatch(1);
        desk.channels.put("out", hanging(never));
        desk.channels.put("other", parcel -> {
            got.countDown();
            return new Outcome.Sent();
        });

        sender.look();

        assertThat(got.await(30, TimeUnit.SECONDS)).isTrue();
        never.countDown();
    }

    @Test
    void aChannelThatHangsIsBrokenOffAndTriedAgain() throws InterruptedException {
        tell("out");
        desk.channels.put("out", hanging(new CountDownLatch(1)));

        sender.sendAll("out");

        assertThat(desk.column("SELECT problem FROM watch_delivery WHERE state = 'pending'"))
                .containsExactly("it did not answer within 1 s");
    }

    @Test
    void aWatchThatIsRemovedIsNotSentAnyMore() throws InterruptedException {
        tell("out");
        desk.remove("w.yaml");
        desk.judgeAll();

        sender.sendAll("out");

        assertThat(desk.received).isEmpty();
        assertThat(desk.column(STATES)).containsExactly("out cancelled");
    }

    @Test
    void aWatchThatIsRemovedWhileItIsSentIsSentOnceAndThenNoMore() throws InterruptedException {
        tell("out");
        desk.channels.put("out", parcel -> {
            desk.remove("w.yaml");
            desk.judgeAll();
            desk.received.add(parcel);
            return new Outcome.Sent();
        });

        sender.sendAll("out");
        sender.sendAll("out");

        assertThat(desk.received).hasSize(1);
        assertThat(desk.column(STATES)).containsExactly("out sent");
    }

    @Test
    void aWatchThatIsRemovedWhileSendingFailsIsNotTriedAgain() throws InterruptedException {
        tell("out");
        desk.channels.put("out", parcel -> {
            desk.remove("w.yaml");
            desk.judgeAll();
            return new Outcome.Later("the server answered with status 500", null);
        });

        sender.sendAll("out");

        assertThat(desk.column(STATES)).containsExactly("out cancelled");
    }

    @Test
    void whatIsLateIsHeldBackInQuietHours() throws InterruptedException {
        desk.watch("w", "khojaly", "deliver: {channels: [out], quiet: 12:00-13:00}");
        desk.judgeAll();
        desk.store(desk.article("a", "one"));
        desk.judgeAll();
        desk.set(Instant.parse("2025-02-25T12:10:00Z")); // nothing ran until now

        sender.sendAll("out");
        assertThat(desk.received).isEmpty();
        desk.set(Instant.parse("2025-02-25T13:00:00Z"));
        sender.sendAll("out");

        assertThat(desk.received).hasSize(1);
    }

    @Test
    void readersWhoEndedItGetNoMail() throws InterruptedException {
        desk.write(
                "channels.yaml",
                "channels:\n  out: {type: mail, to: [a@example.org, b@example.org],"
                        + " from: n@example.org, host: localhost}\n");
        tell("out");
        desk.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO watch_unsubscribed (watch, address, at) VALUES ('w', 'a@example.org', now())"));

        sender.sendAll("out");

        assertThat(desk.received).extracting(Parcel::address).containsExactly("b@example.org");
    }

    private void tell(String... channels) {
        desk.watch("w", "khojaly", "deliver: {channels: [" + String.join(", ", channels) + "]}");
        desk.judgeAll();
        desk.store(desk.article("a", "one"));
        desk.judgeAll();
    }

    private void restart() {
        sender.close();
        desk.restart();
        desk.judgeAll();
        sender = desk.sender();
    }

    private void answerAndKeep() {
        desk.channels.put("out", parcel -> {
            desk.received.add(parcel);
            return new Outcome.Sent();
        });
    }

    private void answer(String channel, Outcome outcome) {
        desk.channels.put(channel, parcel -> outcome);
    }

    private static Channel hanging(CountDownLatch never) {
        return parcel -> {
            never.await();
            return new Outcome.Sent();
        };
    }

    private Instant nextTry() {
        return Instant.parse(desk.column(
                        "SELECT to_char(next_try AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM watch_delivery")
                .get(0));
    }
}
