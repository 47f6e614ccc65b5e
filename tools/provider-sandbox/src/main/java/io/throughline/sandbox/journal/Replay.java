package io.throughline.sandbox.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a journal from its beginning and leaves the channel behind its last whole line. */
final class Replay<E> {
    private static final System.Logger LOG = System.getLogger(Replay.class.getName());

    private final FileChannel channel;
    private final Path file;
    private final ObjectReader reader;

    private long lines;
    private long wholeLinesEnd;

    Replay(FileChannel channel, Path file, ObjectReader reader) {
        this.channel = channel;
        this.file = file;
        this.reader = reader;
    }

    void into(Consumer<E> consumer) throws IOException {
        // never closed here: closing it would close the channel and with it the lock
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != -1; next = in.read()) {
            if (next == '\n') {
                consumer.accept(entry(line.toByteArray()));
                wholeLinesEnd += line.size() + 1L;
                line.reset();
            } else {
                line.write(next);
            }
        }
        cutTornLine(line.size());
    }

    private E entry(byte[] line) throws IOException {
        lines++;
        try {
            return reader.readValue(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Line " + lines + " of " + file + " cannot be read (" + e.getOriginalMessage()
                            + "). Restore the file, or move it away to start with an empty ledger.",
                    e);
        }
    }

    /** A line without its end was being written when the process died, so nobody was ever told of it. */
    private void cutTornLine(int bytes) throws IOException {
        if (bytes > 0) {
            LOG.log(Level.WARNING, "Cut a torn last line of {0} bytes from {1}", bytes, file);
            channel.truncate(wholeLinesEnd);
        }
        channel.position(wholeLinesEnd);
    }
}
