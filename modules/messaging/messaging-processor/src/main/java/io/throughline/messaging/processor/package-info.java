/** Checks the declarations of event consumers while they are compiled and hands them to the topology generator. */
package io.throughline.messaging.processor;
