package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Outcome;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.payment.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The acquirer's one address, behind its key and the injected faults. */
public final class GatewayApi {
    private final GatewayCommands commands;

    public GatewayApi(Ledger ledger) {
        this.commands = new GatewayCommands(ledger);
    }

    /** Without a key nobody is let in. */
    public void addTo(Routes routes, String key, FaultInjector faults) {
        Endpoint guarded = faults.guard(this::command, call -> commands.begin(command(call), Form.of(call)));
        routes.add("POST", "/acquirer/gateway", call -> {
            try {
                requireKey(call, key);
                command(call);
                return guarded.handle(call).thenApply(GatewayAnswer::of);
            } catch (Problem problem) {
                return refused(problem);
            }
        });
    }

    private String command(Call call) {
        String name = Form.of(call).required("command");
        if (!name.equals(name.toUpperCase(Locale.ROOT)) || !commands.knows(name.toLowerCase(Locale.ROOT))) {
            throw Problem.field("unknown_command", "command", "is not one of the acquirer's");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static void requireKey(Call call, String key) {
        byte[] given = call.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (key == null || !MessageDigest.isEqual(("Bearer " + key).getBytes(StandardCharsets.UTF_8), given)) {
            throw new Problem(401, "access_denied", "The key is missing or wrong.");
        }
    }

    private static CompletionStage<Outcome> refused(Problem problem) {
        return CompletableFuture.completedFuture(GatewayAnswer.of(problem.reply()));
    }
}
