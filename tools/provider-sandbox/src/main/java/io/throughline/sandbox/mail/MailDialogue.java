package io.throughline.sandbox.mail;

import io.throughline.sandbox.fault.Effect;
import io.throughline.sandbox.fault.FaultMode;
import io.throughline.sandbox.fault.FaultTarget;
import io.throughline.sandbox.fault.Faults;
import io.throughline.sandbox.fault.Moment;
import io.throughline.sandbox.fault.Strike;
import io.throughline.sandbox.mail.Mail.Content;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail from its sender's address to the answer that it was taken. Faults strike before or after that. */
final class MailDialogue implements MessageHandler {
    private final MailLedger ledger;
    private final Faults faults;
    private final Wire wire;
    private final List<String> recipients = new ArrayList<>();
    private String sender;

    MailDialogue(MailLedger ledger, Faults faults, Wire wire) {
        this.ledger = ledger;
        this.faults = faults;
        this.wire = wire;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    @Override
    public String data(InputStream in) throws RejectException, IOException {
        byte[] whole = in.readAllBytes();
        Optional<Strike> strike = faults.strike(FaultTarget.SMTP, "data");
        if (strike.isPresent() && strike.get().moment() == Moment.BEFORE) {
            disturb(strike.get().effect());
        }
        ledger.record(new Mail(Instant.now(), sender, List.copyOf(recipients), parse(whole)));
        if (strike.isPresent() && strike.get().moment() == Moment.AFTER) {
            disturb(strike.get().effect());
        }
        return "Ok";
    }

    @Override
    public void done() {
        recipients.clear();
    }

    private static Content parse(byte[] whole) throws RejectException, IOException {
        try {
            return MailParser.parse(new ByteArrayInputStream(whole));
        } catch (MessagingException e) {
            throw new RejectException(554, "5.6.0 The mail cannot be read");
        }
    }

    /** Returns only from a slow answer; all other disturbances take its place. */
    private void disturb(Effect effect) throws RejectException, IOException {
        if (effect.mode() == FaultMode.TIMEOUT) {
            throw wire.hold(effect.delay());
        }
        pause(effect.delay());
        if (effect.mode() == FaultMode.RESET) {
            throw wire.reset();
        }
        if (effect.mode() == FaultMode.ERROR) {
            String enhanced = effect.status() >= 500 ? "5.0.0" : "4.0.0";
            throw new RejectException(effect.status(), enhanced + " The sandbox was told to fail here");
        }
    }

    private static void pause(Duration delay) throws IOException {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the sandbox stops", e);
        }
    }
}
