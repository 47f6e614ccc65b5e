package io.throughline.webhooks.provider;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses are out in the Internet. IPv4: all but the special ones of the IANA registry; IPv6: only global
 * unicast, without what is special there or carries an IPv4 address inside.
 */
final class AddressRule {

    private record Block(byte[] prefix, int bits) {

        static Block of(String cidr) {
            var parts = cidr.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final List<Block> SPECIAL = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .stream()
            .map(Block::of)
            .toList();

    private AddressRule() {}

    /** An IPv4 address that is written as an IPv6 one (IPv4-mapped) is an IPv4 address to Java, and to this rule. */
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        boolean known = address instanceof Inet4Address || GLOBAL_UNICAST.contains(bytes);
        return known && SPECIAL.stream().noneMatch(block -> block.contains(bytes));
    }
}
