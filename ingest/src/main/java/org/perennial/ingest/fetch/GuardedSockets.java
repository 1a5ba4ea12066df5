package org.perennial.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that ask the guard about the very address they are about to connect to.
 *
 * <p>A check at the name's resolution alone would not do: an address written as a literal is never resolved, and a name may
 * resolve to another address by the time of the connection. The resolver asks too, so that a name with even one private
 * address is refused.
 */
final class GuardedSockets extends SocketFactory implements Dns {
    /** How the resolver's refusals begin; its interface allows no exception type of our own. */
    static final String REFUSED = "refused: ";

    private final AddressGuard guard;
    private final Dns resolver;
    private final Consumer<InetAddress> connecting;

    GuardedSockets(AddressGuard guard) {
        this(guard, Dns.SYSTEM, address -> {});
    }

    /** @param connecting is told of every address right before a connection to it is begun */
    GuardedSockets(AddressGuard guard, Dns resolver, Consumer<InetAddress> connecting) {
        this.guard = guard;
        this.resolver = resolver;
        this.connecting = connecting;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(host);
        for (InetAddress address : addresses) {
            Optional<String> objection = guard.objection(address);
            if (objection.isPresent()) {
                throw new UnknownHostException(REFUSED + objection.get());
            }
        }
        return addresses;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(SocketAddress target, @Nullable SocketAddress local) throws IOException {
        Socket socket = createSocket();
        if (local != null) {
            socket.bind(local);
        }
        socket.connect(target);
        return socket;
    }

    private InetAddress checked(SocketAddress target) throws IOException {
        if (!(target instanceof InetSocketAddress internet) || internet.getAddress() == null) {
            throw new ForbiddenAddressException(target + " is no resolved Internet address");
        }
        Optional<String> objection = guard.objection(internet.getAddress());
        if (objection.isPresent()) {
            throw new ForbiddenAddressException(objection.get());
        }
        return internet.getAddress();
    }

    private final class GuardedSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            connecting.accept(checked(endpoint));
            super.connect(endpoint, timeout);
        }
    }
}
