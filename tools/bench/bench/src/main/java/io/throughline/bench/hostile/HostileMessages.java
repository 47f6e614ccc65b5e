package io.throughline.bench.hostile;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Generates messages, of which none can be handled by any consumer; the same ones, but for ids and times, for a seed. */
public final class HostileMessages {

    /** The property that tells them from others. */
    public static final String MARK = "stranger";

    private static final int RARE = 2_000;

    /** One way to be wrong. */
    private interface Kind {
        Message in(Session session, String queue) throws JMSException;
    }

    private final HostileHeaders headers;
    private final HostileBodies bodies;
    private final List<Kind> kinds;
    private final String mark;

    public HostileMessages(long seed, String mark) {
        Random random = new Random(seed);
        this.mark = mark;
        headers = new HostileHeaders(random);
        bodies = new HostileBodies(random);
        kinds = List.of(
                (session, queue) -> session.createTextMessage("{}"),
                (session, queue) -> bodies.noise(session),
                (session, queue) -> bodies.ofAnotherKind(session),
                (session, queue) -> bodies.structured(session),
                (session, queue) -> with(bodies.wrong(session), headers.good(queue)),
                (session, queue) -> with(bodies.noJson(session), headers.good(queue)),
                (session, queue) -> with(bodies.noise(session), headers.good(queue)),
                (session, queue) -> with(bodies.brokenUtf8(session), headers.good(queue)),
                (session, queue) -> with(bodies.deep(session), headers.good(queue)),
                (session, queue) -> with(bodies.ofAnotherKind(session), headers.good(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.oneMissing(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.unknownType(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.wrongId(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.wrongKey(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.wrongKind(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.wrongSequence(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.wrongTime(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.wrongVersion(queue)),
                (session, queue) -> with(bodies.wrong(session), headers.oddNames()),
                (session, queue) -> with(bodies.wrong(session), headers.forged()));
    }

    /** How many kinds there are; each comes once in so many messages. */
    public int kinds() {
        return kinds.size();
    }

    /** The message of a number; one in two thousand is longer than any event may be. */
    public Message next(Session session, String queue, int number) throws JMSException {
        Message message = number % RARE == RARE / 2
                ? bodies.gigantic(session)
                : kinds.get(number % kinds.size()).in(session, queue);
        message.setStringProperty(MARK, mark);
        return message;
    }

    private static Message with(Message message, Map<String, Object> headers) throws JMSException {
        HostileHeaders.put(message, headers);
        return message;
    }
}
