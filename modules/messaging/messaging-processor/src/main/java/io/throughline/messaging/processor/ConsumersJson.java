package io.throughline.messaging.processor;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The file in a WAR's classes that lists its consumers. */
public final class ConsumersJson {

    /** Where it lies, relative to the WAR's classes. */
    public static final String PATH = "META-INF/throughline/consumers.json";

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private ConsumersJson() {}

    public static List<ConsumerDeclaration> read(InputStream json) throws IOException {
        return List.of(MAPPER.readValue(json, ConsumerDeclaration[].class));
    }

    static String write(List<ConsumerDeclaration> declarations) throws IOException {
        // a line end of its own, so that the file is the same on every machine
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return MAPPER.writer(printer).writeValueAsString(declarations) + "\n";
    }
}
