package io.throughline.messaging.internal.relay;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What the broker said of each event of a batch. */
class Confirmations {

    private final CountDownLatch outstanding;
    private final Map<StoredEvent, Exception> refused = new LinkedHashMap<>();
    private volatile JMSException lost;

    Confirmations(int size) {
        outstanding = new CountDownLatch(size);
    }

    /** Whether an earlier event of its key was refused already, so that it must not overtake. */
    boolean skip(StoredEvent event) {
        synchronized (refused) {
            for (var earlier : refused.keySet()) {
                if (earlier.orderKey().equals(event.orderKey())) {
                    refused.put(event, refused.get(earlier));
                    outstanding.countDown();
                    return true;
                }
            }
            return false;
        }
    }

    CompletionListener listener(StoredEvent event) {
        return new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                outstanding.countDown();
            }

            @Override
            public void onException(Message message, Exception failure) {
                failed(event, failure);
                outstanding.countDown();
            }
        };
    }

    private void failed(StoredEvent event, Exception failure) {
        if (BrokerFailures.duplicate(failure)) {
            return;
        }
        if (!BrokerFailures.refusal(failure)) {
            lost = new JMSException("the broker did not confirm: " + failure);
            return;
        }
        synchronized (refused) {
            refused.put(event, failure);
        }
    }

    /** An event that could not even be handed to the client. */
    void refuse(StoredEvent event, Exception failure) {
        synchronized (refused) {
            refused.put(event, failure);
        }
        outstanding.countDown();
    }

    void await(long timeoutMillis) throws JMSException {
        try {
            if (!outstanding.await(timeoutMillis, TimeUnit.MILLISECONDS)) {
                throw new JMSException(
                        outstanding.getCount() + " messages not confirmed within " + timeoutMillis + " ms");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JMSException("interrupted while waiting for the broker");
        }
        if (lost != null) {
            throw lost;
        }
    }

    /** The events the broker refused, and those of their keys that were held back, in order, with the reason. */
    Map<StoredEvent, Exception> refused() {
        synchronized (refused) {
            return new LinkedHashMap<>(refused);
        }
    }
}
