package io.throughline.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read and ends the request with 413 as soon as it is more than the limit. */
final class LimitedInputStream extends FilterInputStream {

    private long left;

    LimitedInputStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    static ProblemException tooLarge() {
        return new ProblemException(StatusProblem.of(413));
    }

    @Override
    public int read() throws IOException {
        int one = reading(super::read);
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = reading(() -> super.read(buffer, offset, length));
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = reading(() -> super.skip(n));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private interface Reading<T> {
        T from() throws IOException;
    }

    /** The body is the client's: one that breaks off, stalls or has wrong chunks is no failure of the server. */
    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.from();
        } catch (IOException e) {
            throw ProblemException.badRequest("The request body cannot be read to its end.");
        }
    }

    private void count(long read) {
        left -= read;
        if (left < 0) {
            throw tooLarge();
        }
    }
}
