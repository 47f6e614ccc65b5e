package io.throughline.bench.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement whose parameters are numbered, so that candidates may use the same ones differently. */
record Sql(String text, List<Integer> parameters) {

    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d)");

    static Sql parse(String numbered) {
        List<Integer> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(numbered);
        String text = matcher.replaceAll(found -> {
            parameters.add(Integer.parseInt(found.group(1)));
            return "?";
        });
        return new Sql(text, parameters);
    }

    static String resource(String path) throws IOException {
        try (InputStream in = Sql.class.getResourceAsStream("/storage/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(text);
    }

    void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, values[parameters.get(i) - 1]);
        }
    }
}
