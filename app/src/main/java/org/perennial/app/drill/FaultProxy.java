package org.perennial.app.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries TCP connections on to another port of this machine, and spoils them when it is told to.
 *
 * <p>Two threads, daemons, for each connection. Safe for all threads.
 */
final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 8 << 10;
    private static final int SLOW_CHUNK = 1 << 10;
    private static final Duration SLOWNESS = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Way way = Way.pass();

    /** What it does with connections. */
    enum Kind {
        /** It carries on what comes. */
        PASS,
        /** It ends all that are open and every new one at once, as if nobody were there. */
        REFUSE,
        /** It keeps them open, and carries nothing on. */
        FREEZE,
        /** It carries a kilobyte on every 100 ms. */
        SLOW,
        /** It resets a connection when so much has come back from the target. */
        CUT
    }

    /** @param bytes how much a connection that is to be cut carries back */
    record Way(Kind kind, long bytes) {
        static Way pass() {
            return new Way(Kind.PASS, Long.MAX_VALUE);
        }

        static Way of(Kind kind) {
            return new Way(kind, Long.MAX_VALUE);
        }
    }

    private FaultProxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
    }

    /**
     * Opens one on a free port.
     *
     * @param target a port of this machine
     */
    static FaultProxy to(int target) throws IOException {
        FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        start("fault-proxy", proxy::accept);
        return proxy;
    }

    int port() {
        return door.getLocalPort();
    }

    /** Does so from now on; what would not be let through any more is ended. */
    void set(Way now) {
        way = now;
        if (now.kind() == Kind.REFUSE || now.kind() == Kind.CUT) {
            endAll();
        }
    }

    private void endAll() {
        open.forEach(FaultProxy::reset);
        open.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (way.kind() == Kind.REFUSE) {
                    reset(client);
                } else {
                    carry(client);
                }
            } catch (IOException closed) {
                // by close, or the target is not there: the client sees its connection end
            }
        }
    }

    private void carry(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
        } catch (IOException e) {
            reset(client);
            throw e;
        }
        open.add(client);
        open.add(server);
        start("fault-proxy-there", () -> pump(client, server, null));
        start("fault-proxy-back", () -> pump(server, client, new long[1]));
    }

    /** @param carried counts what has come back; null on the way there */
    private void pump(Socket from, Socket to, long @Nullable [] carried) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int size = in.read(chunk, 0, way.kind() == Kind.SLOW ? SLOW_CHUNK : CHUNK);
            while (size >= 0) {
                while (way.kind() == Kind.FREEZE && !from.isClosed()) {
                    LockSupport.parkNanos(LOOK.toNanos());
                }
                if (way.kind() == Kind.SLOW) {
                    LockSupport.parkNanos(SLOWNESS.toNanos());
                }
                int passed = size;
                if (carried != null) {
                    passed = (int) Math.min(size, Math.max(0, way.bytes() - carried[0]));
                    carried[0] += passed;
                }
                out.write(chunk, 0, passed);
                out.flush();
                if (passed < size) {
                    reset(from);
                    reset(to);
                    return;
                }
                size = in.read(chunk, 0, way.kind() == Kind.SLOW ? SLOW_CHUNK : CHUNK);
            }
        } catch (IOException ended) {
            // by one of both sides, or by a fault: the other side is ended with it
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // already
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            // it takes nobody any more, either way
        }
        endAll();
    }
}
