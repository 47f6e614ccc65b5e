package io.throughline.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a webhook, checked for its form; whether its host may be called is another question.
 *
 * @param text as it was given
 * @param host without the brackets of IPv6
 */
public record EndpointUrl(String text, String host, int port) {

    static final int MAX_LENGTH = 2_000;

    private static final Pattern NAME =
            Pattern.compile("(?i)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.?");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /** @throws SubscriptionRefused saying what is wrong */
    public static EndpointUrl parse(String text) {
        require(text.length() <= MAX_LENGTH, "must have at most " + MAX_LENGTH + " characters");
        var uri = uri(text);
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "must begin with https:// or http://");
        require(uri.getRawUserInfo() == null && !authority(uri).contains("@"), "must not hold credentials");
        require(uri.getRawFragment() == null, "must not have a fragment");
        require(uri.getHost() != null, "must have a host of letters, digits and hyphens; write other names as xn--...");
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() == -1 ? usual : uri.getPort();
        require(port >= 1 && port <= 65_535, "must have a port from 1 to 65535");
        return new EndpointUrl(text, checkedHost(uri.getHost()), port);
    }

    /** What shares the attempts that may be made at a time. */
    public String endpoint() {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new SubscriptionRefused("/url", "is no URL: " + e.getReason());
        }
    }

    private static String authority(URI uri) {
        return uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    }

    /** Numbers in other forms mean different addresses to different readers. */
    private static String checkedHost(String host) {
        if (host.startsWith("[")) {
            require(!host.contains("%"), "must not name a network interface");
            return host.substring(1, host.length() - 1);
        }
        boolean sound = ENDS_IN_A_NUMBER.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches();
        require(sound, "must have a host name, or an IPv4 address as four decimal numbers, or an IPv6 address");
        return host;
    }

    private static void require(boolean rule, String otherwise) {
        if (!rule) {
            throw new SubscriptionRefused("/url", otherwise);
        }
    }
}
