package org.perennial.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perennial bench web}: how soon a running server's pages begin to come, what they weigh, and how many follow it live. */
@Command(
        name = "web",
        description = {
            "Of a running server: milliseconds to the first byte of each page, what a page weighs with its styles and scripts,",
            "and how many live streams it holds at once. One request at a time; the server and this share the machine."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {"  perennial bench web \"$(cat perennial-data/secrets/web-token)\" --streams 500"})
public final class WebBench implements Callable<Integer> {
    private static final double NANOS_A_MILLISECOND = 1e6;
    private static final int TIMEOUT = 30_000;
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final List<String> PAGES =
            List.of("/", "/search?q=has:anniversary", "/watches", "/events", "/calendar", "/sources", "/operations");

    @Parameters(paramLabel = "TOKEN", description = "The server's token; it stands in secrets/web-token.")
    private String token = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8600/",
            description = "Where it serves, without TLS (${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8600/");

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often each page is asked for (${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many live streams are opened (${DEFAULT-VALUE}).")
    private int streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** An answer: its status line, its body as it came, and how long its first byte took. */
    private record Answer(String status, String body, int bytes, long nanos) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TextTable table = new TextTable();
        table.add("page", "first byte p50 ms", "p95 ms", "kB of the page", "kB with styles and scripts", "status");
        for (String page : PAGES) {
            double[] times = new double[requests];
            Answer last = ask(page);
            for (int i = 0; i < requests; i++) {
                last = ask(page);
                times[i] = last.nanos() / NANOS_A_MILLISECOND;
            }
            Arrays.sort(times);
            table.add(
                    page,
                    number(times[(int) (0.5 * (requests - 1))]),
                    number(times[(int) Math.ceil(0.95 * (requests - 1))]),
                    number(last.bytes() / 1000.0),
                    number((last.bytes() + assets(last.body())) / 1000.0),
                    last.status());
        }
        table.lines().forEach(out::println);
        out.println(streams + " live streams asked for, " + held() + " hold");
        return Exit.OK;
    }

    private int assets(String body) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        Matcher found = ASSET.matcher(body);
        while (found.find()) {
            paths.add(found.group(1));
        }
        int bytes = 0;
        for (String path : paths) {
            bytes += ask(path).bytes();
        }
        return bytes;
    }

    /** How many streams are open at once and have said something. */
    private int held() throws IOException {
        List<Socket> open = new ArrayList<>();
        int held = 0;
        try {
            for (int i = 0; i < streams; i++) {
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

    /** Whether a stream begins and greets its reader. */
    private static boolean isLive(Socket socket) throws IOException {
        StringBuilder seen = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (seen.indexOf(": live") < 0 && seen.indexOf("event: reload") < 0) {
            int next = in.read();
            if (next < 0 || seen.length() > 10_000) {
                return false;
            }
            seen.append((char) next);
        }
        return seen.indexOf(" 200 ") > 0 && seen.indexOf(": live") > 0;
    }

    private Answer ask(String path) throws IOException {
        try (Socket socket = connect()) {
            long begin = System.nanoTime();
            send(socket, path, "text/html", "close");
            InputStream in = socket.getInputStream();
            int first = in.read();
            long nanos = System.nanoTime() - begin;
            byte[] rest = in.readAllBytes();
            String text = (char) first + new String(rest, StandardCharsets.UTF_8);
            int head = text.indexOf("\r\n\r\n") + 4;
            return new Answer(text.split(" ", 3)[1], text.substring(head), rest.length + 1 - head, nanos);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT);
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort()), TIMEOUT);
        return socket;
    }

    private void send(Socket socket, String path, String accept, String connection) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                + token.strip() + "\r\nAccept: " + accept + "\r\nConnection: " + connection + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
