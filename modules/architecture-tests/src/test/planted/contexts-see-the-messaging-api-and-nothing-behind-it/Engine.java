package io.throughline.messaging.internal.relay;

public class Engine {}
