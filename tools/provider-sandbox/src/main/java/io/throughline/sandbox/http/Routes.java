package io.throughline.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;

/** Which endpoint answers which method and path. */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, UriTemplatePathSpec path, Endpoint endpoint) {}

    public Routes add(String method, String template, Endpoint endpoint) {
        routes.add(new Route(method, new UriTemplatePathSpec(template), endpoint));
        return this;
    }

    /** Every route as {@code METHOD /path}. */
    public List<String> list() {
        return routes.stream()
                .map(route -> route.method() + " " + route.path().getDeclaration())
                .toList();
    }

    CompletionStage<Outcome> dispatch(Call call) {
        List<Route> here = routes.stream()
                .filter(route -> route.path().matches(call.path()))
                .toList();
        if (here.isEmpty()) {
            return reply(new Problem(404, "no_such_path", "There is nothing at " + call.path() + ".").reply());
        }
        return here.stream()
                .filter(route -> route.method().equals(call.method()))
                .findFirst()
                .map(route -> handle(route, call))
                .orElseGet(() -> methodNotAllowed(here));
    }

    private static CompletionStage<Outcome> handle(Route route, Call call) {
        try {
            return route.endpoint().handle(call.at(route.path().getPathParams(call.path())));
        } catch (Problem problem) {
            return reply(problem.reply());
        }
    }

    private static CompletionStage<Outcome> methodNotAllowed(List<Route> here) {
        String allowed = here.stream().map(Route::method).collect(Collectors.joining(", "));
        Problem problem = new Problem(405, "method_not_allowed", "Allowed here: " + allowed + ".");
        return reply(problem.reply().with("Allow", allowed));
    }

    private static CompletionStage<Outcome> reply(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}
