package org.perennial.watch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.perennial.contract.Json;
import org.perennial.watch.alert.Notice;
import org.perennial.watch.alert.Part;
import org.perennial.watch.definition.ChannelDefinition;
import org.perennial.watch.definition.Secret;
import org.perennial.watch.definition.Watch;
import org.perennial.watch.message.Composer;
import org.perennial.watch.message.Message;

@Timeout(60)
class MailChannelIT {
    private static final Instant MORNING = Instant.parse("2025-02-26T03:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailArrivesAsTextAndAsAPage() throws Exception {
        send("Xocalı soyqırımının 33 ili", "az");

        MimeMessage mail = received();
        assertThat(mail.getSubject()).isEqualTo("[desk] Xocalı soyqırımının 33 ili");
        List<String> types = parts(mail.getContent(), new ArrayList<>());
        assertThat(types)
                .anyMatch(type -> type.startsWith("text/plain"))
                .anyMatch(type -> type.startsWith("text/html"));
        assertThat(text(mail)).contains("<bdi dir=\"ltr\" lang=\"az\">Xocalı soyqırımının 33 ili</bdi>");
    }

    @Test
    void aMailSaysThatAMachineSentItAndHowToEndIt() throws Exception {
        send("Title", "en");

        MimeMessage mail = received();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Perennial-Delivery")).containsExactly("abc123");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<abc123@example.org>");
        assertThat(mail.getHeader("List-Unsubscribe")[0].replaceAll("\\s", ""))
                .isEqualTo("<https://news.example.org/unsubscribe/token>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void aTitleWithLineBreaksMakesNoHeader() throws Exception {
        send("Fire\r\nBcc: everyone@example.org\r\n\r\nbody", "en");

        MimeMessage mail = received();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("[desk] Fire Bcc: everyone@example.org body");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aTitleOfTenKilobytesInFourScriptsArrivesCut() throws Exception {
        send("霍贾利 Ходжалы خوجالي Xocalı ".repeat(400), "zh");

        assertThat(received().getSubject())
                .startsWith("[desk] 霍贾利 Ходжалы خوجالي")
                .endsWith("…");
    }

    @Test
    void bidiOverridesDoNotArriveInTheSubject() throws Exception {
        send("safe\u202Egpj.exe", "en");

        assertThat(received().getSubject()).isEqualTo("[desk] safegpj.exe");
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        int port = server.getSmtp().getPort();
        server.stop();

        assertThat(channel(port, null).send(parcel("Title", "en"))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void aReaderWhomTheServerDoesNotKnowIsNotTriedAgain() throws Exception {
        try (Refusing refusing = new Refusing("550 5.1.1 no such user")) {
            assertThat(channel(refusing.port(), null).send(parcel("Title", "en")))
                    .isInstanceOfSatisfying(
                            Outcome.Never.class,
                            never -> assertThat(never.problem()).contains("550"));
        }
    }

    @Test
    void aServerThatIsBusyIsTriedAgain() throws Exception {
        try (Refusing refusing = new Refusing("451 4.3.0 try again later")) {
            assertThat(channel(refusing.port(), null).send(parcel("Title", "en")))
                    .isInstanceOf(Outcome.Later.class);
        }
    }

    @Test
    void aPasswordThatIsNotSetIsNamedAndWaitedFor() {
        Outcome outcome = channel(server.getSmtp().getPort(), new Secret("${NO_SUCH_VARIABLE}"))
                .send(parcel("Title", "en"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.problem()).contains("NO_SUCH_VARIABLE"));
    }

    private void send(String title, String language) {
        assertThat(channel(server.getSmtp().getPort(), null).send(parcel(title, language)))
                .isInstanceOf(Outcome.Sent.class);
    }

    private static MailChannel channel(int port, @Nullable Secret password) {
        return new MailChannel(
                new ChannelDefinition.Mail(
                        List.of("reader@example.org"),
                        "Perennial <news@example.org>",
                        "127.0.0.1",
                        port,
                        ChannelDefinition.Mail.Security.NONE,
                        password == null ? null : "news",
                        password),
                name -> null);
    }

    private static Parcel parcel(String title, String language) {
        Watch watch = Watch.of("desk", "khojaly").withZone(ZoneId.of("Asia/Baku"));
        Notice notice = new Notice(
                "desk",
                "one",
                1,
                MORNING,
                List.of(Json.read("{\"kind\":\"new_story\"}", Part.class)),
                new Notice.Reported("id", title, "https://daily.example/a", "daily.example", language, MORNING),
                1,
                1,
                List.of(language),
                null);
        Message message = new Message(watch, List.of(notice), false, MORNING);
        return new Parcel(
                "abc123",
                "desk",
                "reader@example.org",
                Composer.compose(message),
                message,
                URI.create("https://news.example.org/unsubscribe/token"));
    }

    private MimeMessage received() {
        assertThat(server.waitForIncomingEmail(Duration.ofSeconds(20).toMillis(), 1))
                .isTrue();
        return server.getReceivedMessages()[0];
    }

    private static String text(MimeMessage mail) throws Exception {
        StringBuilder all = new StringBuilder();
        collect(mail.getContent(), all);
        assertThat(GreenMailUtil.getBody(mail)).isNotEmpty();
        return all.toString();
    }

    private static void collect(Object content, StringBuilder all) throws Exception {
        if (content instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                collect(multipart.getBodyPart(i).getContent(), all);
            }
        } else {
            all.append(content);
        }
    }

    private static List<String> parts(Object content, List<String> types) throws Exception {
        if (content instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                types.add(multipart.getBodyPart(i).getContentType().toLowerCase(java.util.Locale.ROOT));
                parts(multipart.getBodyPart(i).getContent(), types);
            }
        }
        return types;
    }

    /** A mail server that answers every recipient with one line. */
    private static final class Refusing implements AutoCloseable {
        private final ServerSocket socket;
        private final Thread thread;

        Refusing(String answer) throws IOException {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            thread = new Thread(() -> serve(answer), "refusing-mail-server");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve(String answer) {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    OutputStream out = client.getOutputStream();
                    say(out, "220 ready");
                    for (String line = read(client.getInputStream());
                            line != null;
                            line = read(client.getInputStream())) {
                        String word = line.toUpperCase(java.util.Locale.ROOT);
                        say(out, word.startsWith("RCPT") ? answer : word.startsWith("QUIT") ? "221 bye" : "250 ok");
                    }
                } catch (IOException e) {
                    // the client or the test is gone
                }
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private static @Nullable String read(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int letter = in.read(); letter != '\n'; letter = in.read()) {
                if (letter < 0) {
                    return null;
                }
                line.append((char) letter);
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
