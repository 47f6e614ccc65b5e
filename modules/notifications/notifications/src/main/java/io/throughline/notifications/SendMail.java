package io.throughline.notifications;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;

/** A mail is to be sent. */
@JobType(name = "notifications.send-mail", queue = "email")
public record SendMail(String mailId, String orderId) implements Job {

    @Override
    public String key() {
        return orderId;
    }
}
