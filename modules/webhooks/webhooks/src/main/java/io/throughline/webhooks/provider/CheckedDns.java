package io.throughline.webhooks.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host to addresses that may be called. The client connects to exactly these, so a name that changes its mind
 * between check and connection gains nothing.
 */
final class CheckedDns implements DnsResolver {

    /** One of the host's addresses is none that may be called. */
    static final class RefusedHost extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        RefusedHost() {
            super("the host has an address that is not public");
        }
    }

    /** Where names are looked up. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final boolean allowsPrivate;
    private final Lookup lookup;

    CheckedDns(boolean allowsPrivate, Lookup lookup) {
        this.allowsPrivate = allowsPrivate;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.of(host);
        if (!allowsPrivate && !Arrays.stream(addresses).allMatch(AddressRule::isPublic)) {
            throw new RefusedHost();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
