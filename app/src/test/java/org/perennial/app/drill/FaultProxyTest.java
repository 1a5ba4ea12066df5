package org.perennial.app.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final String ANSWER = "the whole answer";

    private ServerSocket server;
    private FaultProxy proxy;
    private int patience = 30_000;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to(server.getLocalPort());
        Thread answering = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(ANSWER.getBytes(UTF_8));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        answering.setDaemon(true);
        answering.start();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void whatPassesComesWhole() throws IOException {
        assertThat(answer()).isEqualTo(ANSWER);
    }

    @Test
    void nobodyIsThereWhileItRefuses() {
        proxy.set(FaultProxy.Way.of(FaultProxy.Kind.REFUSE));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            if (answer().isEmpty()) {
                throw new IOException("it was ended without a word");
            }
        });
    }

    @Test
    void whatIsCutBreaksOff() {
        proxy.set(new FaultProxy.Way(FaultProxy.Kind.CUT, 5));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            if (answer().length() <= 5) {
                throw new IOException("it was ended after what was let through");
            }
        });
    }

    @Test
    void whatIsFrozenStaysOpenAndSilent() {
        proxy.set(FaultProxy.Way.of(FaultProxy.Kind.FREEZE));
        patience = 300;

        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(this::answer);
    }

    @Test
    void allIsWellAgainAfterwards() throws IOException {
        proxy.set(FaultProxy.Way.of(FaultProxy.Kind.REFUSE));
        proxy.set(FaultProxy.Way.pass());

        assertThat(answer()).isEqualTo(ANSWER);
    }

    private String answer() throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            client.setSoTimeout(patience);
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
