package io.throughline.notifications;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;
import java.util.UUID;

/**
 * A mail is to be sent.
 *
 * @param orderId null if it is a notice
 * @param subscriptionId null unless it is one
 */
@JobType(name = "notifications.send-mail", queue = "email")
public record SendMail(String mailId, String orderId, String subscriptionId) implements Job {

    static SendMail ofOrder(UUID mailId, UUID orderId) {
        return new SendMail(mailId.toString(), orderId.toString(), null);
    }

    static SendMail ofNotice(UUID mailId, UUID subscriptionId) {
        return new SendMail(mailId.toString(), null, subscriptionId.toString());
    }

    @Override
    public String key() {
        return orderId == null ? subscriptionId : orderId;
    }
}
