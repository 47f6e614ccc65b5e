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

    /** Whether each event of the consumer with shared transactions fails for good. */
    public void failing(boolean on) throws IOException, InterruptedException {
        post("/bench/api/failures?on=" + on, 204);
    }

    private Result run(String query) throws IOException, InterruptedException {
        JsonNode result = JSON.readTree(post("/bench/api/load?" + query, 200));
        List<Long> commits = new ArrayList<>();
        result.get("commits").forEach(commit -> commits.add(commit.asLong()));
        return new Result(
                result.get("first").asLong(),
                result.get("transactions").asLong(),
                result.get("seconds").asDouble(),
                commits);
    }

    private String post(String path, int expected) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .POST(BodyPublishers.noBody())
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException("the bench application answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
