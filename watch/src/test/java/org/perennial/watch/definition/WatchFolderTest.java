package org.perennial.watch.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchFolderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFolderThatIsNotThereHasNoWatches() {
        assertThat(new WatchFolder(folder.resolve("none")).read()).isEqualTo(Definitions.NONE);
    }

    @Test
    void everythingThatIsWrittenIsRead() throws IOException {
        write("channels.yaml", """
                channels:
                  desk-mail: {type: mail, to: [desk@example.org], from: "Perennial <news@example.org>", host: localhost, port: 2525, security: none}
                """);
        write("desk.yaml", """
                watches:
                  - name: embassy-desk
                    title: Embassy desk
                    query: 'event:khojaly-massacre (lang:en OR lang:fr)'
                    owner: desk@example.org
                    zone: Europe/Berlin
                    locale: de
                    deliver: {channels: [desk-mail], schedule: every 30m, quiet: 22:00-07:00, bundle: 45m, budget: 20}
                    news: {outlets: 5, revisions: false}
                    absence:
                      - {event: khojaly-massacre, language: tr, by: 12:00, zone: Asia/Baku, days: ["02-26"]}
                    burst: {window: 6}
                    silence: {languages: [tr]}
                    first: 14d
                    topic: true
                """);

        Watch watch = read().watches().get("embassy-desk");

        assertThat(watch.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(watch.deliver().schedule()).hasToString("every 30m");
        assertThat(watch.deliver().quiet()).hasToString("22:00-07:00");
        assertThat(watch.deliver().bundle()).isEqualTo(Duration.ofMinutes(45));
        assertThat(watch.news()).isEqualTo(new Watch.News(true, true, true, false, 5));
        assertThat(watch.absence().get(0).by()).isEqualTo(LocalTime.NOON);
        assertThat(watch.burst()).isEqualTo(new Watch.Burst(6, 5, 6.0));
        assertThat(watch.first()).isEqualTo(Duration.ofDays(14));
        assertThat(watch.topic()).isTrue();
        assertThat(read().places().get("embassy-desk")).isEqualTo(folder.resolve("desk.yaml") + ":2");
    }

    @Test
    void aFileMayHoldOneWatchAlone() throws IOException {
        write("one.yaml", "name: one\nquery: khojaly\n");

        assertThat(read().watches()).containsKey("one");
    }

    @Test
    void aWatchIsReadBackFromItsJson() throws IOException {
        write("one.yaml", """
                name: one
                query: '"black january" -lang:ru'
                zone: Asia/Baku
                deliver: {schedule: weekly mon 07:00, bundle: 90s}
                absence: [{event: black-january, language: az, by: "09:30"}]
                """);
        Watch watch = read().watches().get("one");

        assertThat(DefinitionReader.watch(DefinitionReader.json(watch))).isEqualTo(watch);
    }

    @Test
    void aWatchIsReadBackFromTheYamlThatIsWrittenForIt() throws IOException {
        Watch watch = Watch.of("one", "title:\"a: b\" #no").withZone(ZoneId.of("Asia/Baku"));

        write("one.yaml", DefinitionReader.yaml(watch));

        assertThat(read().watches().get("one")).isEqualTo(watch);
    }

    @Test
    void anUnknownKeyIsRefusedWithItsPlace() throws IOException {
        write("one.yaml", "name: one\nquery: khojaly\nshedule: daily 07:00\n");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageStartingWith(folder.resolve("one.yaml") + ":3:")
                .withMessageContaining("unknown key \"shedule\"");
    }

    @Test
    void aQueryWithAnErrorNamesItsColumn() throws IOException {
        write("one.yaml", "name: one\nquery: 'khojaly lnag:az'\n");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageStartingWith(folder.resolve("one.yaml") + ":2:")
                .withMessageContaining("at column 9")
                .withMessageContaining("did you mean lang:");
    }

    @Test
    void aWrongScheduleSaysWhatToWrite() throws IOException {
        write("one.yaml", "name: one\nquery: khojaly\ndeliver:\n  schedule: hourly\n");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageStartingWith(folder.resolve("one.yaml") + ":4:")
                .withMessageContaining("write instant, every 30m");
    }

    @Test
    void aWrongZoneSaysWhatToWrite() throws IOException {
        write("one.yaml", "name: one\nquery: khojaly\nzone: Baku\n");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageStartingWith(folder.resolve("one.yaml") + ":3:")
                .withMessageContaining("Asia/Baku");
    }

    @Test
    void twoWatchesOfOneNameAreRefusedWithBothPlaces() throws IOException {
        write("a.yaml", "name: one\nquery: khojaly\n");
        write("b.yaml", "watches:\n  - name: one\n    query: lachin\n");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageContaining(folder.resolve("a.yaml") + ":1")
                .withMessageContaining(folder.resolve("b.yaml") + ":2");
    }

    @Test
    void aChannelThatIsNotThereIsRefused() throws IOException {
        write("one.yaml", "name: one\nquery: khojaly\ndeliver: {channels: [slak]}\n");

        assertThatIllegalArgumentException().isThrownBy(this::read).withMessageContaining("\"slak\"");
    }

    @Test
    void aSecretInAFileIsRefusedWithoutBeingRepeated() throws IOException {
        write("channels.yaml", "channels:\n  ops: {type: slack, url: \"https://hooks.example/T0/B0/verysecret\"}\n");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageContaining("${NAME}")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("verysecret"));
    }

    @Test
    void aSecretOfTheEnvironmentIsRevealedAndNeverPrinted() {
        Secret secret = new Secret("${SMTP_PASSWORD}");

        assertThat(secret.reveal(Map.of("SMTP_PASSWORD", "hunter2")::get)).isEqualTo("hunter2");
        assertThat(secret).hasToString("${SMTP_PASSWORD}");
    }

    @Test
    void aNameWithCapitalsIsRefused() throws IOException {
        write("one.yaml", "name: Embassy Desk\nquery: khojaly\n");

        assertThatIllegalArgumentException().isThrownBy(this::read).withMessageContaining("lower-case letters");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Definitions read() {
        return new WatchFolder(folder).read();
    }
}
