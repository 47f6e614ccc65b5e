package io.throughline.messaging.consumer;

import java.util.List;

/**
 * A consumer and what it has before it.
 *
 * @param pauses why it stands still; empty if it runs
 * @param sessions how many events a node may handle at a time, or null for as many as it declares
 * @param blockedKeys keys that wait for an event that failed or has yet to come
 * @param held events that wait in the database
 * @param deadLetters letters that wait for an operator
 */
public record ConsumerStatus(
        String name, List<ConsumerPause> pauses, Integer sessions, long blockedKeys, long held, long deadLetters) {}
