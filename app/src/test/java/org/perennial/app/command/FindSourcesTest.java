package org.perennial.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindSourcesTest {
    private HttpServer site;
    private String address;

    @BeforeEach
    void openTheSite() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/page", "<html><head><link rel=alternate type='application/rss+xml' href='/world.rss'></head></html>");
        serve(
                "/world.rss",
                "<rss version='2.0'><channel><title>World</title><item><title>Storm</title></item></channel></rss>");
        site.start();
        address = "http://127.0.0.1:" + site.getAddress().getPort();
    }

    @AfterEach
    void closeTheSite() {
        site.stop(0);
    }

    @Test
    void theFeedsOfASiteAreListed() {
        Ran ran = Ran.perennial("sources", "find", address + "/page", "--set", "ingest.allow-networks=127.0.0.0/8");

        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("1 entries", address + "/world.rss", "World");
    }

    @Test
    void aSiteWithoutFeedsIsANo() {
        Ran ran = Ran.perennial("sources", "find", address + "/none", "--set", "ingest.allow-networks=127.0.0.0/8");

        assertThat(ran.exit()).isEqualTo(Exit.NO);
        assertThat(ran.err()).contains("found no feed at " + address, "section's page");
    }

    private void serve(String path, String text) {
        site.createContext(path, exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            boolean exact = exchange.getRequestURI().getPath().equals(path);
            exchange.sendResponseHeaders(exact ? 200 : 404, exact ? body.length : -1);
            exchange.getResponseBody().write(exact ? body : new byte[0]);
            exchange.close();
        });
    }
}
