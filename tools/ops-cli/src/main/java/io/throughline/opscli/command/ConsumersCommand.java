package io.throughline.opscli.command;

import io.throughline.opscli.ExitCode;
import io.throughline.opscli.connection.OpsServer;
import io.throughline.opscli.screen.Table;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

/** Consumers in a list. */
@Command(
        name = "consumers",
        description = "Consumers: whether each runs, who stopped it and why, and what it has before it.")
public final class ConsumersCommand extends OpsCommand {

    @Override
    ExitCode run(OpsServer server) {
        var reply = server.get("/consumers");
        raw(reply);
        if (!asJson()) {
            tell(StreamSupport.stream(reply.json().spliterator(), false)
                    .map(ConsumerText::new)
                    .toList());
        }
        return ExitCode.DONE;
    }

    private void tell(List<ConsumerText> consumers) {
        var table = new Table("CONSUMER", "STATE", "AT A TIME", "BLOCKED KEYS", "HELD", "DEAD LETTERS", "STOPPED BY");
        consumers.forEach(consumer -> rows(table, consumer));
        table.print(screen());
        consumers.stream()
                .filter(ConsumerText::pausedBySomebody)
                .findFirst()
                .ifPresentOrElse(
                        paused -> next(paused.next()),
                        () -> next(
                                "groups",
                                "pause <consumer> --reason '...'",
                                "limit <consumer> --at-a-time 1 --reason '...'"));
    }

    private static void rows(Table table, ConsumerText consumer) {
        var pauses = consumer.pauses();
        table.row(
                consumer.name(),
                consumer.state(),
                consumer.atATime(),
                consumer.count("blockedKeys"),
                consumer.count("held"),
                consumer.count("deadLetters"),
                pauses.isEmpty() ? "" : pauses.get(0));
        pauses.stream().skip(1).forEach(pause -> table.row("", "", "", "", "", "", pause));
    }
}
