package io.throughline.opscli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.opscli.OpsFailure;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Letters by their ids, by a filter, or all that wait. */
final class Selection {

    @Parameters(paramLabel = "<id>", arity = "0..*", description = "of dead letters")
    private List<String> ids = List.of(); // as ids, picocli would call a wrong one an unmatched argument

    @Mixin
    private LetterFilter filter;

    @Option(names = "--all", description = "all that wait")
    private boolean all;

    /** The first of the ids, or what stands for one. */
    String anId() {
        return ids.isEmpty() ? "<id>" : ids.get(0);
    }

    LetterFilter filter() {
        return filter;
    }

    boolean isFilterOnly() {
        return ids.isEmpty() && !all;
    }

    /** Exactly one of the three; never all by mistake. */
    void require() {
        boolean filtered = !filter.given().isEmpty();
        if (Stream.of(!ids.isEmpty(), filtered, all).filter(given -> given).count() != 1) {
            throw OpsFailure.wrongUsage("Say which dead letters: either ids, or a filter such as --group, or --all.");
        }
        try {
            var id = new Id();
            ids.forEach(id::convert);
        } catch (TypeConversionException e) {
            throw OpsFailure.wrongUsage(e.getMessage() + ".");
        }
    }

    /** The request's ids or filter. */
    ObjectNode request() {
        var request = JsonNodeFactory.instance.objectNode();
        if (ids.isEmpty()) {
            request.set("filter", filter.json());
        } else {
            var array = request.putArray("ids");
            ids.forEach(array::add);
        }
        return request;
    }
}
