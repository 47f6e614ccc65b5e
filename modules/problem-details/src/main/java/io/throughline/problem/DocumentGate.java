package io.throughline.problem;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Shows the OpenAPI document to accounts only. The server serves it from an application of its own, outside of every
 * WAR, where neither constraints nor filters of ours apply; Jakarta Authentication is what reaches it. The user
 * interface at {@code /openapi/ui} stays open: it is the server's own page, empty without the document.
 */
public class DocumentGate implements ServletContextListener {

    private static final String LAYER = "HttpServlet";
    private static final String DOCUMENT = "default_host /openapi";

    private final AccountsOnly accountsOnly = new AccountsOnly();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        AuthConfigFactory.getFactory().registerConfigProvider(accountsOnly, LAYER, DOCUMENT, "accounts only");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        var factory = AuthConfigFactory.getFactory();
        for (var registration : factory.getRegistrationIDs(accountsOnly)) {
            factory.removeRegistration(registration);
        }
    }
}
