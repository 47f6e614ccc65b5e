package io.throughline.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One wrong part of a request; exactly one of the places is set.
 *
 * @param pointer JSON pointer (RFC 6901) into the request body; the empty string is the whole body
 * @param parameter name of a query or path parameter
 * @param header name of a request header
 * @param detail what is wrong with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String parameter, String header, String detail) {

    public static FieldError at(String pointer, String detail) {
        return new FieldError(pointer, null, null, detail);
    }

    public static FieldError parameter(String name, String detail) {
        return new FieldError(null, name, null, detail);
    }

    public static FieldError header(String name, String detail) {
        return new FieldError(null, null, name, detail);
    }
}
