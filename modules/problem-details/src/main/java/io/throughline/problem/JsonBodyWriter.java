package io.throughline.problem;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;

/** Writes records, collections, maps and JSON trees as JSON; texts and streams stay with the platform's writers. */
@Provider
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE, MediaType.SERVER_SENT_EVENTS})
public class JsonBodyWriter implements MessageBodyWriter<Object> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord()
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Json.mapper().writeValueAsBytes(body));
    }
}
