package org.perennial.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where the pages are served and to whom.
 *
 * @param host the address to listen on, loopback unless {@code behindTlsProxy}
 * @param port 0 to 65535; 0 for any that is free
 * @param allowedHosts names under which the server may be asked for besides its own and the loopback ones, without port
 * @param token what a reader must know, at least 32 characters
 * @param behindTlsProxy whether a proxy that is trusted speaks TLS for this server: cookies are then sent over TLS only, and
 *     no request counts as local
 */
public record WebConfig(String host, int port, Set<String> allowedHosts, String token, boolean behindTlsProxy) {
    /** Where the pages are unless the settings say otherwise. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    /** The port unless the settings say otherwise. */
    public static final int DEFAULT_PORT = 8600;

    private static final int SHORTEST_TOKEN = 32;
    private static final int LARGEST_PORT = 65_535;

    /** @throws IllegalArgumentException if it would serve strangers or a value is out of range; the message has the remedy */
    public WebConfig {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("web.port must be 0 to " + LARGEST_PORT + ", was " + port);
        }
        if (token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("web.token must have at least " + SHORTEST_TOKEN
                    + " characters; leave it out and a random one is made at the first start");
        }
        if (!behindTlsProxy && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "web.host " + host + " can be reached from other machines and this server"
                            + " speaks no TLS: put a TLS proxy before it and set web.behind-tls-proxy: true, or set web.host: "
                            + DEFAULT_HOST);
        }
        Set<String> names = new HashSet<>();
        allowedHosts.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        allowedHosts = Set.copyOf(names);
    }

    /** The defaults with a token. */
    public static WebConfig onLoopback(String token) {
        return new WebConfig(DEFAULT_HOST, DEFAULT_PORT, Set.of(), token, false);
    }

    /** This on another port. */
    public WebConfig withPort(int number) {
        return new WebConfig(host, number, allowedHosts, token, behindTlsProxy);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "WebConfig[host=" + host + ", port=" + port + ", allowedHosts=" + allowedHosts + ", behindTlsProxy="
                + behindTlsProxy + "]";
    }

    private static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "web.host " + host + " is no address of this machine: set web.host: " + DEFAULT_HOST, e);
        }
    }
}
