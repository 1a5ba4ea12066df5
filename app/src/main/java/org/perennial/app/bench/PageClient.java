package org.perennial.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a server for pages over plain sockets, so that the first byte can be timed. For one thread. */
public final class PageClient {
    private static final int TIMEOUT = 30_000;
    private static final int A_HEAD = 10_000;
    private static final Pattern COME_AGAIN = Pattern.compile("(?im)^Retry-After: *(\\d{1,5}) *$");
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private final URI server;
    private final String token;

    /**
     * A client.
     *
     * @param server where it serves, without TLS
     */
    public PageClient(URI server, String token) {
        this.server = server;
        this.token = token.strip();
    }

    /**
     * An answer.
     *
     * @param status such as {@code 200}
     * @param bytes of the body as it came
     * @param nanos until its first byte
     * @param comeAgain when the server, which did not answer, wants to be asked again; absent if it answered
     */
    public record Answer(
            String status,
            String body,
            int bytes,
            long nanos,
            @Nullable Duration comeAgain) {}

    /** Asks for a path. */
    public Answer ask(String path) throws IOException {
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            send(socket, path, "text/html", "close");
            InputStream in = socket.getInputStream();
            int first = in.read();
            long nanos = System.nanoTime() - begin;
            byte[] rest = in.readAllBytes();
            String text = (char) first + new String(rest, StandardCharsets.UTF_8);
            int head = text.indexOf("\r\n\r\n") + 4;
            Matcher again = COME_AGAIN.matcher(text.substring(0, head));
            return new Answer(
                    text.split(" ", 3)[1],
                    text.substring(head),
                    rest.length + 1 - head,
                    nanos,
                    again.find() ? Duration.ofSeconds(Long.parseLong(again.group(1))) : null);
        }
    }

    /** The bytes of the styles and scripts that a page names. */
    public int assets(String page) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        Matcher found = ASSET.matcher(page);
        while (found.find()) {
            paths.add(found.group(1));
        }
        int bytes = 0;
        for (String path : paths) {
            bytes += ask(path).bytes();
        }
        return bytes;
    }

    /** How many of so many live streams are open at once and have greeted their reader. */
    public int streams(int wanted) throws IOException {
        List<Socket> open = new ArrayList<>();
        int held = 0;
        try {
            for (int i = 0; i < wanted; i++) {
                Socket socket = connect();
                open.add(socket);
                send(socket, "/live", "text/event-stream", "keep-alive");
            }
            for (Socket socket : open) {
                held += isLive(socket) ? 1 : 0;
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        return held;
    }

    private static boolean isLive(Socket socket) throws IOException {
        StringBuilder seen = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (seen.indexOf(": live") < 0 && seen.indexOf("event: reload") < 0) {
            int next = in.read();
            if (next < 0 || seen.length() > A_HEAD) {
                return false;
            }
            seen.append((char) next);
        }
        return seen.indexOf(" 200 ") > 0 && seen.indexOf(": live") > 0;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort() < 0 ? 80 : server.getPort()), TIMEOUT);
        return socket;
    }

    private void send(Socket socket, String path, String accept, String connection) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nAccept: " + accept + "\r\nConnection: " + connection + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
