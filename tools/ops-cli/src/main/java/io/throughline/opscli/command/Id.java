package io.throughline.opscli.command;

import java.util.UUID;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads ids of letters and replays. */
public final class Id implements ITypeConverter<UUID> {

    @Override
    public UUID convert(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "'" + value + "' is no id; write it in full, as ./run ops letters and replays show it");
        }
    }
}
