-- The order process to its end: shipped, completed, stopped on request; every wait with a time-out.

ALTER TABLE orders.customer_order
    ADD COLUMN captured_at     timestamptz,
    ADD COLUMN delivered_at    timestamptz,
    ADD COLUMN wait_ends_at    timestamptz,
    ADD COLUMN wait_check_at timestamptz,
    ADD COLUMN wait_event      uuid,
    ADD COLUMN wait_handled_at timestamptz,
    DROP CONSTRAINT customer_order_status,
    DROP CONSTRAINT customer_order_reason,
    DROP CONSTRAINT customer_order_confirmed;
ALTER TABLE orders.customer_order
    ADD CONSTRAINT customer_order_status CHECK (status IN ('PLACED', 'CONFIRMED', 'CANCELLING', 'SHIPPED', 'COMPLETED', 'CANCELLED')),
    ADD CONSTRAINT customer_order_reason CHECK ((status IN ('CANCELLING', 'CANCELLED')) = (reason IS NOT NULL)),
    ADD CONSTRAINT customer_order_confirmed CHECK (
        status IN ('PLACED', 'CANCELLED') OR (paid_at IS NOT NULL AND reserved_at IS NOT NULL)),
    ADD CONSTRAINT customer_order_completed CHECK (
        status <> 'COMPLETED' OR (captured_at IS NOT NULL AND delivered_at IS NOT NULL));

UPDATE orders.customer_order SET wait_ends_at = pay_by, wait_check_at = pay_by WHERE status = 'PLACED';

COMMENT ON COLUMN orders.customer_order.status IS 'PLACED: waits for payment and stock. CONFIRMED: has both, waits to be dispatched. CANCELLING: shipping was asked to stop it. SHIPPED: has left the house. COMPLETED: delivered and charged. CANCELLED: ended, reason says why.';
COMMENT ON COLUMN orders.customer_order.reason IS 'Why it is being or was cancelled: payment_declined, out_of_stock, payment_timeout, capture_refused, stock_timeout, shipment_rejected, shipment_timeout or cancelled_by_customer.';
COMMENT ON COLUMN orders.customer_order.captured_at IS 'When PaymentCaptured was handled.';
COMMENT ON COLUMN orders.customer_order.delivered_at IS 'When ShipmentDelivered was handled.';
COMMENT ON COLUMN orders.customer_order.wait_ends_at IS 'When its present wait has lasted too long, without outages.';
COMMENT ON COLUMN orders.customer_order.wait_check_at IS 'When that is looked at: later than wait_ends_at while an outage is waited for, null when nothing follows by itself.';
COMMENT ON COLUMN orders.customer_order.wait_event IS 'The event whose answer it waits for; null if nobody here answers.';
COMMENT ON COLUMN orders.customer_order.wait_handled_at IS 'When the time-out saw that the event had been handled, so that only the answer can be on its way.';

DROP INDEX orders.customer_order_payment_due;
CREATE INDEX customer_order_waiting ON orders.customer_order (wait_check_at) WHERE wait_check_at IS NOT NULL;

ALTER TABLE orders.order_history
    DROP CONSTRAINT order_history_status,
    ADD CONSTRAINT order_history_status CHECK (status IN ('PLACED', 'CONFIRMED', 'CANCELLING', 'SHIPPED', 'COMPLETED', 'CANCELLED'));
