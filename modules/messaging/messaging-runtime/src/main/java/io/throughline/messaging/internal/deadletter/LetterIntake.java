package io.throughline.messaging.internal.deadletter;

import io.throughline.messaging.internal.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Takes messages into the store, as many at once as the database can take. */
@ApplicationScoped
class LetterIntake {

    private static final Logger LOG = System.getLogger(LetterIntake.class.getName());
    private static final long LARGEST_BATCH = 32L << 20;

    @Inject
    private LetterReader reader;

    @Inject
    private LetterTable table;

    void store(List<Message> messages) throws JMSException {
        var batch = new ArrayList<CollectedLetter>();
        long size = 0;
        for (var message : messages) {
            var letter = reader.read(message);
            batch.add(letter);
            size += letter.size();
            if (size > LARGEST_BATCH) {
                storeAll(batch);
                batch.clear();
                size = 0;
            }
        }
        storeAll(batch);
    }

    private void storeAll(List<CollectedLetter> batch) {
        try {
            table.collect(batch);
        } catch (DatabaseFailure e) {
            if (!DatabaseFailure.refusesTheValues(e)) {
                throw e;
            }
            batch.forEach(this::store);
        }
    }

    /** One whose values the database refuses keeps no other one waiting: its content stays with the copy on the broker. */
    private void store(CollectedLetter letter) {
        try {
            table.collect(List.of(letter));
        } catch (DatabaseFailure e) {
            if (!DatabaseFailure.refusesTheValues(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "a dead letter of {0} is kept without its content: {1}", letter.consumer(), e);
            storeWithoutContent(letter);
        }
    }

    /** Whatever it is, it must not keep all others waiting for ever. */
    private void storeWithoutContent(CollectedLetter letter) {
        try {
            table.collect(List.of(letter.withoutContent()));
        } catch (DatabaseFailure e) {
            if (!DatabaseFailure.refusesTheValues(e)) {
                throw e;
            }
            LOG.log(Level.ERROR, "a dead letter of {0} is only on its .dlq queue: {1}", letter.consumer(), e);
        }
    }
}
