package io.throughline.bench.rest;

import io.throughline.bench.load.Load;
import io.throughline.bench.load.LoadResult;
import io.throughline.bench.load.Publication;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("load")
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {

    @Inject
    private Load load;

    /** @param perSecond transactions per second, or 0 for as many as the threads can */
    @POST
    public LoadResult run(
            @QueryParam("publication") Publication publication,
            @QueryParam("threads") @DefaultValue("8") int threads,
            @QueryParam("seconds") int seconds,
            @QueryParam("perSecond") int perSecond)
            throws InterruptedException {
        return perSecond == 0
                ? load.fullSpeed(publication, threads, seconds)
                : load.atRate(publication, threads, seconds, perSecond);
    }
}
