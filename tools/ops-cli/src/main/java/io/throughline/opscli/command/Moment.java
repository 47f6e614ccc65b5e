package io.throughline.opscli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time, or how long it is past. */
final class Moment implements ITypeConverter<Instant> {

    static final String FORM = "2026-11-28T14:00:00Z, or 30m, 2h, 1d before now";

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Instant convert(String value) {
        var ago = AGO.matcher(value);
        try {
            return ago.matches()
                    ? Instant.now()
                            .minus(unit(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))))
                            .truncatedTo(ChronoUnit.SECONDS)
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + value + "' is no time; write " + FORM);
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
