package io.throughline.orders;

import java.net.http.HttpClient;

class PlantedHttpCall {
    final HttpClient client = HttpClient.newHttpClient();
}
