-- Mails that are about no order: notices to whoever runs a customer's webhook endpoint.

ALTER TABLE notifications.mail
    ALTER COLUMN order_id DROP NOT NULL,
    ADD COLUMN subscription_id uuid,
    ADD COLUMN recipient       text,
    ADD COLUMN language        text,
    ADD COLUMN endpoint        text,
    ADD COLUMN problem         text,
    ADD COLUMN failing_since   timestamptz,
    DROP CONSTRAINT mail_kind_is_known,
    ADD CONSTRAINT mail_kind_is_known CHECK (kind IN ('ORDER_RECEIVED', 'ORDER_CONFIRMED', 'SHIPMENT_DISPATCHED', 'ORDER_CANCELLED', 'ORDER_COMPLETED', 'PAYMENT_REFUNDED', 'ENDPOINT_DISABLED')),
    ADD CONSTRAINT mail_is_of_an_order_or_a_notice CHECK ((order_id IS NULL) = (kind = 'ENDPOINT_DISABLED') AND (order_id IS NULL) = (subscription_id IS NOT NULL)),
    ADD CONSTRAINT mail_notice_is_complete CHECK (subscription_id IS NULL OR recipient IS NOT NULL AND language IS NOT NULL AND endpoint IS NOT NULL AND problem IS NOT NULL AND failing_since IS NOT NULL);
CREATE INDEX mail_by_subscription ON notifications.mail (subscription_id) WHERE subscription_id IS NOT NULL;
COMMENT ON TABLE notifications.mail IS 'The mails of each order, one of a kind, and notices to those who run the endpoints of webhook subscriptions.';
COMMENT ON COLUMN notifications.mail.recipient IS 'Of a notice; an order''s mails go to the e-mail of order_facts.';
COMMENT ON COLUMN notifications.mail.problem IS 'Of a notice: what was wrong with the last attempt to deliver.';
