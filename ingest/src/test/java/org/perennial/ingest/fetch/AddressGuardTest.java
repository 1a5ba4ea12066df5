package org.perennial.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = AddressGuard.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "2001:0:4136:e378:8000:63bf:80ff:fffe",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fe80::5efe:10.0.0.1",
                "2a00:1450:4001:80b:0:5efe:192.168.0.1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "64:ff9b:1::1",
                "100::1"
            })
    void whatIsNotOnThePublicInternetIsRefused(String address) throws UnknownHostException {
        assertThat(guard.objection(InetAddress.getByName(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:0:4136:e378:8000:63bf:f7f7:f7f7",
                "fbff::1",
                "2a00:1450:4001:80b::200e"
            })
    void publicAddressesMayBeAsked(String address) throws UnknownHostException {
        assertThat(guard.objection(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void anAllowedNetworkOpensItselfAndNoOther() throws UnknownHostException {
        AddressGuard opened = AddressGuard.allowing(List.of("192.168.7.0/25", "fd12::/16"));

        assertThat(opened.objection(InetAddress.getByName("192.168.7.127"))).isEmpty();
        assertThat(opened.objection(InetAddress.getByName("192.168.7.128"))).isPresent();
        assertThat(opened.objection(InetAddress.getByName("fd12::9"))).isEmpty();
        assertThat(opened.objection(InetAddress.getByName("fd13::9"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "localhost/8", "2130706433", "::/129", "1.2.3.4/x", ""})
    void whatIsNoNetworkIsRefusedByName(String cidr) {
        assertThatThrownBy(() -> AddressGuard.allowing(List.of(cidr)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + cidr + "\" is no network")
                .hasMessageContaining("192.168.7.0/24");
    }

    @Test
    void theObjectionNamesTheAddressAndItsOwner() throws UnknownHostException {
        assertThat(guard.objection(InetAddress.getByName("127.0.0.1"))).contains("127.0.0.1 belongs to this machine");
    }
}
