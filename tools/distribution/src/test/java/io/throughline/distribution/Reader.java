package io.throughline.distribution;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;

/** A client that trusts the installation's certificate and shows what it is told to show. */
final class Reader {

    private final String url;
    private final HttpClient client;

    Reader(String url, Certificate certificate) throws GeneralSecurityException {
        this.url = url;
        this.client = HttpClient.newBuilder()
                .sslContext(certificate.client())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    HttpResponse<String> get(String credentials, String path) {
        return send(request(credentials, path));
    }

    HttpResponse<String> post(String credentials, String path, String json) {
        return send(request(credentials, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String credentials, String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return credentials.isEmpty() ? request : request.header("Authorization", credentials);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
