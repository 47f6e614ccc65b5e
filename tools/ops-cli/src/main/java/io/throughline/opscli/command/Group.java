package io.throughline.opscli.command;

import io.throughline.opscli.connection.Query;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The dead letters of one consumer and one cause. */
record Group(String consumer, String fingerprint) {

    static final class Converter implements ITypeConverter<Group> {

        @Override
        public Group convert(String value) {
            int slash = value.lastIndexOf('/');
            if (slash < 1 || slash == value.length() - 1) {
                throw new TypeConversionException(
                        "'" + value + "' is no group; write <consumer>/<fingerprint>, as ./run ops groups shows them");
            }
            return new Group(value.substring(0, slash), value.substring(slash + 1));
        }
    }

    String path() {
        return "/dead-letter-groups/" + Query.segment(consumer) + "/" + Query.segment(fingerprint);
    }

    @Override
    public String toString() {
        return consumer + "/" + fingerprint;
    }
}
