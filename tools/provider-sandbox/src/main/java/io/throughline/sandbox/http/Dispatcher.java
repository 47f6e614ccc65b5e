package io.throughline.sandbox.http;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands requests to the routes and ends them as the outcome says. */
final class Dispatcher extends Handler.Abstract {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Routes routes;

    Dispatcher(Routes routes) {
        this.routes = routes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        outcome(request).whenComplete((outcome, failure) -> {
            if (failure == null) {
                end(outcome, request, response, callback);
            } else {
                end(internalError(request, failure), request, response, callback);
            }
        });
        return true;
    }

    private CompletionStage<Outcome> outcome(Request request) throws IOException {
        try {
            return routes.dispatch(Call.read(request));
        } catch (Problem problem) {
            return CompletableFuture.completedFuture(problem.reply());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Reply internalError(Request request, Throwable failure) {
        LOG.log(Level.ERROR, request.getMethod() + " " + request.getHttpURI() + " failed", failure);
        return new Problem(500, "sandbox_error", "The sandbox itself failed; see its log.").reply();
    }

    private static void end(Outcome outcome, Request request, Response response, Callback callback) {
        if (outcome instanceof Reply reply) {
            response.setStatus(reply.status());
            reply.headers().forEach(response.getHeaders()::put);
            response.write(true, ByteBuffer.wrap(reply.body()), callback);
        } else if (outcome instanceof Hold hold) {
            new Connection(request, callback).hold(hold.atMost());
        } else {
            new Connection(request, callback).reset();
        }
    }
}
