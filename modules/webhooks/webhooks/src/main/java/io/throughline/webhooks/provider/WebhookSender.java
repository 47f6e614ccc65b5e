package io.throughline.webhooks.provider;

import io.throughline.webhooks.EndpointUrl;
import io.throughline.webhooks.SubscriptionRefused;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls the endpoints of customers; never within a transaction. */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class WebhookSender {

    @Resource(lookup = "concurrent/throughline")
    ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.allow-private-addresses", defaultValue = "false")
    boolean allowsPrivate;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.connect-timeout", defaultValue = "PT5S")
    Duration connectTimeout;

    @Inject
    @ConfigProperty(name = "throughline.webhooks.answer-timeout", defaultValue = "PT15S")
    Duration answerTimeout;

    private CheckedDns dns;
    private WebhookHttp http;

    @PostConstruct
    void open() {
        dns = new CheckedDns(allowsPrivate, InetAddress::getAllByName);
        http = new WebhookHttp(dns, connectTimeout, answerTimeout, executor);
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** @throws SubscriptionRefused if the host is not known, or has an address that may not be called */
    public void requireCallable(EndpointUrl url) {
        try {
            dns.resolve(url.host());
        } catch (CheckedDns.RefusedHost e) {
            throw new SubscriptionRefused("/url", "must not lead to a private, local or otherwise special address");
        } catch (UnknownHostException e) {
            throw new SubscriptionRefused("/url", "has a host that cannot be resolved");
        }
    }

    public Answer send(WebhookRequest request) {
        return http.send(request);
    }

    /** An attempt ends by then, but for the time that it takes to look the host up. */
    public Duration longestAttempt() {
        return answerTimeout;
    }
}
