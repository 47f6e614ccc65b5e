package io.throughline.sandbox.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Entries as JSON lines in one file. An entry is with the operating system when {@link #append} returns, so it outlives
 * a kill of this process; it is not forced to the device, so it may not outlive a power cut.
 */
public final class Journal<E> implements AutoCloseable {
    private final FileChannel channel;
    private final ObjectMapper mapper;

    private Journal(FileChannel channel, ObjectMapper mapper) {
        this.channel = channel;
        this.mapper = mapper;
    }

    /** Opens the file for this process alone and replays what it holds. */
    public static <E> Journal<E> open(Path file, ObjectMapper mapper, Class<E> type, Consumer<E> replay) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(channel, file);
                new Replay<E>(channel, file, mapper.readerFor(type)).into(replay);
                return new Journal<>(channel, mapper);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be opened", e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // the same answer as for another process
        }
        throw new IllegalStateException("The journal " + file + " is in use by another sandbox");
    }

    public synchronized void append(E entry) {
        try {
            write(ByteBuffer.wrap((mapper.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("An entry cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    private void write(ByteBuffer line) throws IOException {
        long start = channel.position();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            // half a line in the middle would make the file unreadable
            if (channel.isOpen()) {
                channel.truncate(start);
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
