package io.throughline.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** The bench application in Liberty. */
public record BenchServer(String url) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Liberty does not always finish the upgrade to HTTP/2 that the client would try. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param commits instants in the machine's nanoseconds by number of transaction from {@code first} */
    public record Result(long first, long transactions, double seconds, List<Long> commits) {

        public double rate() {
            return transactions / seconds;
        }
    }

    public Result fullSpeed(String publication, int threads, int seconds) throws IOException, InterruptedException {
        return run("publication=" + publication + "&threads=" + threads + "&seconds=" + seconds);
    }

    public Result atRate(String publication, int threads, int seconds, int perSecond)
            throws IOException, InterruptedException {
        return run("publication=" + publication + "&threads=" + threads + "&seconds=" + seconds + "&perSecond="
                + perSecond);
    }

    private Result run(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/bench/api/load?" + query))
                .POST(BodyPublishers.noBody())
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the bench application answered " + response.statusCode() + ": " + response.body());
        }
        JsonNode result = JSON.readTree(response.body());
        List<Long> commits = new ArrayList<>();
        result.get("commits").forEach(commit -> commits.add(commit.asLong()));
        return new Result(
                result.get("first").asLong(),
                result.get("transactions").asLong(),
                result.get("seconds").asDouble(),
                commits);
    }
}
