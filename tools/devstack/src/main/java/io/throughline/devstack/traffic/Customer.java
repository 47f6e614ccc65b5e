package io.throughline.devstack.traffic;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Somebody who orders, again and again under the same number. */
record Customer(int number, String name, Home home) {
    private static final int CUSTOMERS = 500;
    private static final List<String> FIRST = List.of(
            "Ada", "Émile", "Jürgen", "Sofia", "Łukasz", "Grace", "Mateo", "Ingrid", "Noor", "Giulia", "Tom", "Zoë");
    private static final List<String> LAST = List.of(
            "Lovelace", "Durand", "Müller", "Rossi", "Nowak", "Hopper", "García", "Larsen", "Bakker", "Conti", "Smith");
    private static final List<Home> HOMES = List.of(
            new Home("de", "EUR", "Lindenweg", "10115", "Berlin", "DE"),
            new Home("de-AT", "EUR", "Ringstraße", "1010", "Wien", "AT"),
            new Home("fr", "EUR", "rue de la Paix", "75002", "Paris", "FR"),
            new Home("it", "EUR", "via Roma", "10121", "Torino", "IT"),
            new Home("nl", "EUR", "Kerkstraat", "1017 GC", "Amsterdam", "NL"),
            new Home("pl", "PLN", "ulica Długa", "00-238", "Warszawa", "PL"),
            new Home("fr-CH", "CHF", "rue du Lac", "1201", "Genève", "CH"),
            new Home("en-GB", "GBP", "High Street", "OX1 4AH", "Oxford", "GB"),
            new Home("en", "USD", "Elm Street", "02139", "Cambridge", "US"));

    /** What a customer's country brings with it. */
    record Home(String language, String currency, String street, String postalCode, String city, String country) {}

    static Customer next(Random random) {
        return of(random.nextInt(CUSTOMERS));
    }

    static Customer of(int number) {
        String name = FIRST.get(number % FIRST.size()) + " " + LAST.get(number % LAST.size());
        return new Customer(number, name, HOMES.get(number % HOMES.size()));
    }

    String id() {
        return "customer-" + number;
    }

    /** An address that belongs to nobody: {@code example.org} is reserved. */
    String email() {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replace("Ł", "L")
                .replaceAll("\\p{M}", "");
        return ascii.toLowerCase(Locale.ROOT).replace(' ', '.') + "." + number + "@example.org";
    }
}
