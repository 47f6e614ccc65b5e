package io.throughline.sandbox.http;

import java.time.Duration;

/** No answer: the connection stays open until the client gives up, at most for the given time, and is then closed. */
public record Hold(Duration atMost) implements Outcome {}
