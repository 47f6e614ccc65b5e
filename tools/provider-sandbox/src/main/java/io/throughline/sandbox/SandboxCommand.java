package io.throughline.sandbox;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "provider-sandbox",
        mixinStandardHelpOptions = true,
        version = "Throughline provider sandbox",
        description = "Plays the providers of the order process, with faults on demand and a ledger of its own.",
        footer = {
            "",
            "Environment:",
            "  THROUGHLINE_SANDBOX_PORT            port on 127.0.0.1, default 9090, 0 for a free one",
            "  THROUGHLINE_SMTP_PORT               port of the mail relay, default 3025, 0 for a free one",
            "  THROUGHLINE_PAYMENT_PROVIDER_KEY    key that merchants must present; required",
            "  THROUGHLINE_PAYMENT_ACQUIRER_KEY    key that merchants must present to the acquirer, which lets nobody in without",
            "  THROUGHLINE_CARRIER_KEY             key that shippers must present; required",
            "  THROUGHLINE_PAYMENT_WEBHOOK_URL     where the payment provider sends webhooks; none are sent without",
            "  THROUGHLINE_PAYMENT_WEBHOOK_SECRET  whsec_ and 24 to 64 bytes in base64, to sign them with",
            "  THROUGHLINE_PAYMENT_ACQUIRER_WEBHOOK_URL, THROUGHLINE_PAYMENT_ACQUIRER_WEBHOOK_SECRET",
            "                                      the same for the acquirer; 16 characters or more",
            "  THROUGHLINE_SANDBOX_DISPATCH_AFTER  from booking to dispatch, default PT1S",
            "  THROUGHLINE_SANDBOX_DELIVER_AFTER   from dispatch to delivery, default PT1S"
        })
final class SandboxCommand implements Callable<Integer> {
    // kept, or the garbage collector takes the level with the logger
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    @Option(
            names = "--data-dir",
            required = true,
            paramLabel = "DIR",
            description = "where the ledger is kept; created if absent")
    private Path dataDir;

    private final Console console = new Console();

    @Override
    public Integer call() throws InterruptedException {
        JETTY.setLevel(Level.WARNING);
        try {
            Settings settings = new Environment(System.getenv()).settings();
            Sandbox sandbox = Sandbox.start(dataDir, settings);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
            console.say("sandbox ready on " + sandbox.baseUri());
            console.say("mail relay ready on 127.0.0.1:" + sandbox.smtpPort());
            sandbox.join();
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException e) {
            console.complain(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (UncheckedIOException | IllegalStateException e) {
            console.complain(e.getMessage()
                    + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
