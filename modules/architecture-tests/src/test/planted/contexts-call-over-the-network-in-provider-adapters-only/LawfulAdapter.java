package io.throughline.payments.provider.bank;

import java.net.http.HttpClient;

class LawfulAdapter {
    final HttpClient client = HttpClient.newHttpClient();
}
