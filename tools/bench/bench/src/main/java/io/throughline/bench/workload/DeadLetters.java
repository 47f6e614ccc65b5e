package io.throughline.bench.workload;

import io.throughline.bench.Console;
import io.throughline.bench.report.Report;
import io.throughline.bench.stack.ProductStack;
import io.throughline.bench.store.LetterStore;
import io.throughline.bench.store.OpsClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "dead-letters",
        description = "Lists, groups and filters of the dead-letter store, with few and with many.")
public final class DeadLetters extends Workload {

    private static final String FEW = ", few";
    private static final String MANY = ", many";

    @Option(names = "--few", defaultValue = "1000", description = "Letters at first (${DEFAULT-VALUE}).")
    int few;

    @Option(names = "--many", defaultValue = "1000000", description = "Letters then (${DEFAULT-VALUE}).")
    int many;

    @Option(names = "--requests", defaultValue = "100", description = "Requests of each kind (${DEFAULT-VALUE}).")
    int requests;

    @Override
    void measure(Path root, Report report) throws Exception {
        try (ProductStack stack = ProductStack.start(root);
                LetterStore store = new LetterStore(stack)) {
            OpsClient client = new OpsClient(stack.url(), "viewer", stack.password("viewer"));
            store.fill(0, few);
            for (int i = 0; i < 5; i++) {
                questions(client, few).forEach((name, path) -> client.millis(path, requests));
            }
            ask(client, few, FEW, report);
            Console.line("  writing %,d dead letters", many);
            store.fill(few, many);
            store.awaitStatistics();
            ask(client, many, MANY, report);
        }
        questions(null, few).keySet().forEach(name -> report.atMost(3, name + MANY, name + FEW));
    }

    private void ask(OpsClient client, int letters, String suffix, Report report) {
        for (int i = 0; i < repetitions; i++) {
            questions(client, letters)
                    .forEach((name, path) -> report.add(name + suffix, "ms", client.millis(path, requests)));
        }
    }

    private static Map<String, String> questions(OpsClient client, int letters) {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("list", "/dead-letters");
        questions.put("list, further on", client == null ? "" : "/dead-letters?cursor=" + client.cursor(10));
        questions.put("of a consumer", "/dead-letters?consumer=inventory.orders-events");
        questions.put("of a group", "/dead-letters?consumer=inventory.orders-events&fingerprint=0000000000000003");
        questions.put("of a type", "/dead-letters?type=orders.order-cancelled");
        questions.put(
                "of a consumer and a type", "/dead-letters?consumer=payments.orders-events&type=orders.order-placed");
        questions.put("of a tenant", "/dead-letters?tenant=tenant-7");
        questions.put("of a business id", "/dead-letters?businessId=order-" + letters / 2);
        questions.put("with a rare word", "/dead-letters?text=rare" + letters / 2);
        questions.put("with a common word", "/dead-letters?text=refused");
        questions.put("with a common word, of a type", "/dead-letters?text=refused&type=orders.order-placed");
        questions.put("groups", "/dead-letter-groups");
        return questions;
    }
}
