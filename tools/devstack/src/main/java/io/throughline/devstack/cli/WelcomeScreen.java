package io.throughline.devstack.cli;

import io.throughline.devstack.Stack;
import io.throughline.devstack.StackSettings;
import java.time.Duration;
import java.util.Locale;

/** What somebody needs to know once the stack is up, on one screen. */
final class WelcomeScreen {

    private static final String TEXT = """

            Throughline is ready (%s).

              Throughline                   %s     API document: %s/openapi   health: %s/health
              Provider sandbox              %s  (payment, carrier, webhooks in), mail relay on 127.0.0.1:%d
              Artemis console               %s  account: broker
              PostgreSQL                    127.0.0.1:%d, database throughline
            %s
            Accounts: storefront, stockkeeper, integrator, viewer, operator, admin, and broker for the console.
            Passwords are in %s:  THROUGHLINE_<ACCOUNT>_PASSWORD

            """;

    /** The same as in the README, with the addresses of this stack. */
    private static final String FIRST_ORDER = """
            First order (paste into another terminal, in this directory):

              . .run/credentials.env
              curl -s -u stockkeeper:$THROUGHLINE_STOCKKEEPER_PASSWORD -X PUT %1$s/inventory/api/stock/sku-1 \\
                -H 'Content-Type: application/json' -d '{"onHand":100}'; echo
              SECRET=$(curl -s -u integrator:$THROUGHLINE_INTEGRATOR_PASSWORD %1$s/webhooks/api/subscriptions \\
                -H 'Content-Type: application/json' -d '{"url":"%2$s/webhook/shop","eventTypes":["orders.*"]}' \\
                | sed 's/.*"secret":"\\([^"]*\\)".*/\\1/')
              curl -s -X PUT %2$s/webhook/shop -H 'Content-Type: application/json' -d "{\\"secret\\":\\"$SECRET\\"}"; echo
              ORDER=$(curl -s -u storefront:$THROUGHLINE_STOREFRONT_PASSWORD %1$s/orders/api/orders \\
                -H 'Content-Type: application/json' -d '{"customer":{"id":"c-1","email":"ada@example.org"},"currency":"EUR",
                "lines":[{"sku":"sku-1","quantity":2,"unitPrice":1250}],"payment":{"method":"card","token":"tok_ok"}}' \\
                | sed 's/.*"orderId":"\\([^"]*\\)".*/\\1/')
              sleep 10; curl -s -u storefront:$THROUGHLINE_STOREFRONT_PASSWORD %1$s/orders/api/orders/$ORDER; echo
              for LEDGER in charges shipments webhooks; do curl -s "%2$s/ledger/$LEDGER?orderId=$ORDER"; echo; done
              curl -s "%2$s/ledger/mails?to=ada@example.org"; echo

            """;

    private final Stack stack;
    private final boolean background;

    WelcomeScreen(Stack stack, boolean background) {
        this.stack = stack;
        this.background = background;
    }

    void show(Console console, Duration took) {
        StackSettings settings = stack.settings();
        String app = stack.liberty().url();
        String sandbox = "http://127.0.0.1:" + settings.port(StackSettings.SANDBOX_PORT);
        String debug = settings.asMap().get(Stack.DEBUG_PORT);
        console.line(TEXT.formatted(
                String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0),
                app,
                app,
                app,
                sandbox,
                settings.port(StackSettings.SMTP_PORT),
                stack.consoleUrl(),
                settings.port(StackSettings.DB_PORT),
                debug == null ? "" : "  Debugger                      127.0.0.1:" + debug + "\n",
                ".run/credentials.env"));
        console.line(FIRST_ORDER.formatted(app, sandbox));
        console.line(background ? "End it with ./run stop." : "Ctrl-C stops everything.");
    }
}
