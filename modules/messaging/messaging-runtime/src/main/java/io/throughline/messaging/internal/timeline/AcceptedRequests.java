package io.throughline.messaging.internal.timeline;

import io.throughline.messaging.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Records the HTTP request that appends an event, with the transaction that appends it. */
@ApplicationScoped
public class AcceptedRequests {

    private static final class Noted extends HashSet<String> {
        private static final long serialVersionUID = 1L;
    }

    @Inject
    private Instance<HttpServletRequest> requests;

    @Inject
    private Instance<RequestContextController> scopes;

    @Inject
    private ActivityRecorder recorder;

    /** Does nothing on a thread that serves no request, and for the second event of a key. */
    public void appended(TransactionSynchronizationRegistry transaction, String key, UUID eventId) {
        var name = current();
        if (name != null && noted(transaction).add(key)) {
            recorder.record(
                    Activity.of(Activity.Kind.REQUEST, key, name, "accepted").causedBy(eventId));
        }
    }

    private static Set<String> noted(TransactionSynchronizationRegistry transaction) {
        if (transaction.getResource(Noted.class) instanceof Noted noted) {
            return noted;
        }
        var noted = new Noted();
        transaction.putResource(Noted.class, noted);
        return noted;
    }

    /** To ask for the request where there is none throws, which takes longer than an append. */
    private boolean inARequest() {
        var scope = scopes.get();
        try {
            boolean without = scope.activate();
            if (without) {
                scope.deactivate();
            }
            return !without;
        } finally {
            scopes.destroy(scope);
        }
    }

    private String current() {
        if (!inARequest()) {
            return null;
        }
        try {
            var request = requests.get();
            var user = request.getRemoteUser();
            return request.getMethod() + " " + request.getRequestURI() + (user == null ? "" : " by " + user);
        } catch (ContextNotActiveException | IllegalStateException e) {
            return null;
        }
    }
}
