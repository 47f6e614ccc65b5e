/** What a bounded context may use of the messaging platform: append events, consume them once, declare consumers. */
package io.throughline.messaging;
