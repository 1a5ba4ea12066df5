package org.perennial.ingest.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says to which addresses no connection may be made: all that are not on the public Internet.
 *
 * <p>It judges by its own table of bytes, since {@link InetAddress}'s flags know neither carrier-grade NAT nor the IPv6
 * forms that carry an IPv4 address. Such an embedded address is judged as itself, so that a public one stays reachable
 * through NAT64 and a private one does not become reachable through any form. Immutable.
 */
public final class AddressGuard {
    private static final Map<AddressRange, String> FORBIDDEN = Map.ofEntries(
            range("0.0.0.0/8", "this host"),
            range("10.0.0.0/8", "a private network"),
            range("100.64.0.0/10", "a carrier's network"),
            range("127.0.0.0/8", "this machine"),
            range("169.254.0.0/16", "the local link"),
            range("172.16.0.0/12", "a private network"),
            range("192.0.0.0/24", "a protocol assignment"),
            range("192.0.2.0/24", "documentation"),
            range("192.88.99.0/24", "a relay"),
            range("192.168.0.0/16", "a private network"),
            range("198.18.0.0/15", "benchmarks"),
            range("198.51.100.0/24", "documentation"),
            range("203.0.113.0/24", "documentation"),
            range("224.0.0.0/4", "multicast"),
            range("240.0.0.0/4", "reserved"),
            range("::/128", "this host"),
            range("::1/128", "this machine"),
            range("64:ff9b:1::/48", "a private translator"),
            range("100::/64", "discarded"),
            range("2001:2::/48", "benchmarks"),
            range("2001:db8::/32", "documentation"),
            range("3fff::/20", "documentation"),
            range("5f00::/16", "segment routing"),
            range("fc00::/7", "a private network"),
            range("fe80::/10", "the local link"),
            range("fec0::/10", "a private network"),
            range("ff00::/8", "multicast"));

    /** Where the embedded IPv4 address begins in each form that has one; Teredo writes the client's inverted. */
    private static final Map<AddressRange, Integer> EMBEDDING = Map.of(
            AddressRange.of("::/96"), 12,
            AddressRange.of("::ffff:0:0:0/96"), 12,
            AddressRange.of("64:ff9b::/96"), 12,
            AddressRange.of("2002::/16"), 2,
            AddressRange.of("2001::/32"), 12);

    private static final AddressRange TEREDO = AddressRange.of("2001::/32");
    private static final byte[] ISATAP = {0, 0, 0x5E, (byte) 0xFE};

    private final List<AddressRange> allowed;

    private AddressGuard(List<AddressRange> allowed) {
        this.allowed = allowed;
    }

    /**
     * A guard with exceptions.
     *
     * @param networks CIDRs that may be asked although they are not public, such as {@code 127.0.0.0/8}
     * @throws IllegalArgumentException if one is no CIDR
     */
    public static AddressGuard allowing(List<String> networks) {
        return new AddressGuard(networks.stream().map(AddressRange::of).toList());
    }

    /** Why the address must not be asked, as a phrase such as "127.0.0.1 belongs to this machine"; empty if it may be. */
    public Optional<String> objection(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (allowed.stream().anyMatch(range -> range.contains(bytes))) {
            return Optional.empty();
        }
        return Optional.ofNullable(owner(bytes)).map(owner -> address.getHostAddress() + " belongs to " + owner);
    }

    private @Nullable String owner(byte[] address) {
        for (Map.Entry<AddressRange, String> range : FORBIDDEN.entrySet()) {
            if (range.getKey().contains(address)) {
                return range.getValue();
            }
        }
        byte[] embedded = address.length == 16 ? embedded(address) : null;
        if (embedded == null || allowed.stream().anyMatch(range -> range.contains(embedded))) {
            return null;
        }
        return owner(embedded);
    }

    private static byte @Nullable [] embedded(byte[] address) {
        for (Map.Entry<AddressRange, Integer> form : EMBEDDING.entrySet()) {
            if (form.getKey().contains(address)) {
                byte[] inner = Arrays.copyOfRange(address, form.getValue(), form.getValue() + 4);
                if (TEREDO.contains(address)) {
                    for (int i = 0; i < inner.length; i++) {
                        inner[i] = (byte) ~inner[i];
                    }
                }
                return inner;
            }
        }
        int host = 8;
        boolean isatap = (address[host] & 0xFD) == ISATAP[0]
                && Arrays.equals(address, host + 1, host + 4, ISATAP, 1, ISATAP.length);
        return isatap ? Arrays.copyOfRange(address, 12, 16) : null;
    }

    private static Map.Entry<AddressRange, String> range(String cidr, String owner) {
        return Map.entry(AddressRange.of(cidr), owner);
    }
}
