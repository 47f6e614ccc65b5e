package io.throughline.ops.rest;

import static io.throughline.ops.rest.Roles.ADMIN;
import static io.throughline.ops.rest.Roles.OPERATOR;
import static io.throughline.ops.rest.Roles.VIEWER;

import io.throughline.messaging.consumer.ConsumerAction;
import io.throughline.messaging.consumer.ConsumerStatus;
import io.throughline.messaging.consumer.Consumers;
import io.throughline.problem.JsonRequest;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Consumers of events and jobs: whether they run, and how much of them. */
@Path("/consumers")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Tag(name = "operations")
@SecurityRequirement(name = "basic")
@APIResponse(responseCode = "401", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "503", ref = "Problem")
public class ConsumerResource {

    private static final int ACTIONS = 100;

    @Inject
    Consumers consumers;

    @GET
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "listConsumers", summary = "Consumers and what each has before it")
    @APIResponse(
            responseCode = "200",
            description = "the consumers",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ConsumerView.class)))
    public List<ConsumerView> list() {
        return consumers.list().stream().map(ConsumerView::of).toList();
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "getConsumer", summary = "A consumer and what it has before it")
    @APIResponse(
            responseCode = "200",
            description = "the consumer",
            content = @Content(schema = @Schema(implementation = ConsumerView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public ConsumerView get(@PathParam("name") String name) {
        return view(consumers.get(name));
    }

    @GET
    @Path("/{name}/actions")
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(
            operationId = "listConsumerActions",
            summary = "Who paused, resumed or limited a consumer, and why; the latest hundred, newest first")
    @APIResponse(
            responseCode = "200",
            description = "the actions",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = ConsumerAction.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public List<ConsumerAction> actions(@PathParam("name") String name) {
        return known(consumers.actions(name, ACTIONS));
    }

    @POST
    @Path("/{name}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            operationId = "pauseConsumer",
            summary = "Halts a consumer on every node until it is resumed; no attempt is lost")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OrderRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the consumer",
            content = @Content(schema = @Schema(implementation = ConsumerView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public ConsumerView pause(
            @PathParam("name") String name, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        return view(consumers.pause(name, Roles.nameOf(security), reason(body)));
    }

    @POST
    @Path("/{name}/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "resumeConsumer", summary = "Ends an operator's pause, and no other")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = OrderRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the consumer",
            content = @Content(schema = @Schema(implementation = ConsumerView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public ConsumerView resume(
            @PathParam("name") String name, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        return view(consumers.resume(name, Roles.nameOf(security), reason(body)));
    }

    @PUT
    @Path("/{name}/concurrency")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(operationId = "limitConsumer", summary = "How many events each node may handle at a time")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = LimitRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the consumer",
            content = @Content(schema = @Schema(implementation = ConsumerView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public ConsumerView limit(
            @PathParam("name") String name, @Parameter(hidden = true) byte[] body, @Context SecurityContext security) {
        var request =
                JsonRequest.read(body, "limit-consumer", LimitRequest.class).value();
        return view(consumers.limit(name, request.sessions(), Roles.nameOf(security), request.reason()));
    }

    private static String reason(byte[] body) {
        return JsonRequest.read(body, "order-consumer", OrderRequest.class)
                .value()
                .reason();
    }

    private static ConsumerView view(Optional<ConsumerStatus> status) {
        return ConsumerView.of(known(status));
    }

    private static <T> T known(Optional<T> consumer) {
        return consumer.orElseThrow(() -> ProblemException.notFound("There is no consumer of this name."));
    }
}
