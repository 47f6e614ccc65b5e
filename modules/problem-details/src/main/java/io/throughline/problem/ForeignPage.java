package io.throughline.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * A page of another site may have a browser send a request with the credentials that the browser remembers. Browsers say
 * where a request comes from; what is no browser says nothing and sends credentials by itself.
 */
final class ForeignPage {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private ForeignPage() {}

    /** Whether it would change something for a page that is not ours. */
    static boolean sends(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !OURS.contains(site) && !SAFE.contains(request.getMethod());
    }
}
