package org.perennial.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All addresses that begin with the same bits, as in {@code 10.0.0.0/8}. */
final class AddressRange {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F.:]+");

    private final byte[] start;
    private final int bits;

    private AddressRange(byte[] start, int bits) {
        this.start = start;
        this.bits = bits;
    }

    /**
     * The range of a CIDR; an address alone is the range of itself.
     *
     * @throws IllegalArgumentException if it is none; the message names it
     */
    static AddressRange of(String cidr) {
        int slash = cidr.indexOf('/');
        String address = slash < 0 ? cidr : cidr.substring(0, slash);
        try {
            // Without the test a name would be looked up here.
            byte[] start =
                    LITERAL.matcher(address).matches() && (address.contains(":") || address.split("\\.").length == 4)
                            ? InetAddress.getByName(address).getAddress()
                            : new byte[0];
            int bits = slash < 0 ? start.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
            if (start.length > 0 && bits >= 0 && bits <= start.length * 8) {
                return new AddressRange(start, bits);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            throw refusal(cidr, e);
        }
        throw refusal(cidr, null);
    }

    private static IllegalArgumentException refusal(String cidr, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + cidr + "\" is no network: write one such as 192.168.7.0/24 or fd00::/8", cause);
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, start, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xFF << (8 - rest) & 0xFF;
        return rest == 0 || (address[whole] & mask) == (start[whole] & mask);
    }
}
