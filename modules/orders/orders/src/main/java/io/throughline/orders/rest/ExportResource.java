package io.throughline.orders.rest;

import static io.throughline.orders.rest.Roles.ADMIN;
import static io.throughline.orders.rest.Roles.OPERATOR;
import static io.throughline.orders.rest.Roles.VIEWER;

import io.throughline.orders.export.ExportService;
import io.throughline.orders.export.ExportState;
import io.throughline.orders.export.ExportView;
import io.throughline.problem.FieldError;
import io.throughline.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The orders of a day as a file. */
@ApplicationScoped
@Path("exports/{day}")
@Tag(name = "Exports")
@SecurityRequirement(name = "account")
@APIResponse(responseCode = "400", ref = "Problem")
public class ExportResource {

    static final String JSON_LINES = "application/jsonl";

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Inject
    ExportService exports;

    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            operationId = "requestExport",
            summary = "Exports the orders of a day of UTC, in the background; asking again changes nothing")
    @APIResponse(
            responseCode = "202",
            description = "it will be written",
            content = @Content(schema = @Schema(implementation = ExportView.class)))
    @APIResponse(responseCode = "200", description = "it was asked for before")
    @APIResponse(responseCode = "409", ref = "Problem")
    public Response request(@PathParam("day") String day, @Context SecurityContext security) {
        boolean created =
                exports.request(checked(day), security.getUserPrincipal().getName());
        return Response.status(created ? 202 : 200).entity(get(day)).build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(operationId = "getExport", summary = "An export, and how many orders are written")
    @APIResponse(
            responseCode = "200",
            description = "the export",
            content = @Content(schema = @Schema(implementation = ExportView.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public ExportView get(@PathParam("day") String day) {
        return exports.find(checked(day))
                .orElseThrow(() -> ProblemException.notFound("The orders of " + day + " were not exported."));
    }

    @GET
    @Path("orders")
    @Produces(JSON_LINES)
    @RolesAllowed({VIEWER, OPERATOR, ADMIN})
    @Operation(
            operationId = "downloadExport",
            summary = "The orders, one JSON object a line, oldest first, each as it was when it was written")
    @APIResponse(responseCode = "200", description = "all orders of the day")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "409", ref = "Problem")
    public Response download(@PathParam("day") String day) {
        var export = get(day);
        if (export.state() != ExportState.COMPLETED) {
            throw ProblemException.conflict("export_running", "The orders of " + day + " are still being written.");
        }
        return Response.ok((StreamingOutput) out -> {
                    for (int number = 1; number <= export.parts(); number++) {
                        out.write(exports.part(export.day(), number).getBytes(StandardCharsets.UTF_8));
                    }
                })
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders-" + export.day() + ".jsonl\"")
                .build();
    }

    private static LocalDate checked(String day) {
        try {
            if (DAY.matcher(day).matches()) {
                return LocalDate.parse(day);
            }
        } catch (DateTimeException e) {
            // such as the 30th of February
        }
        throw ProblemException.badRequest(
                "The day is malformed.", FieldError.parameter("day", "must be a date like 2026-11-28"));
    }
}
