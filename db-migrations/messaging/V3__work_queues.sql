-- Jobs travel through the outbox like events; docs/adr/0010-work-queues.md.

COMMENT ON COLUMN messaging.outbox_event.context IS 'The publishing context, whose events address it goes to; for a job <context>.<queue>, which is its work queue.';
COMMENT ON COLUMN messaging.outbox_scheduled.context IS 'As in outbox_event.';
COMMENT ON COLUMN messaging.outbox_parked.context IS 'As in outbox_event.';
COMMENT ON COLUMN messaging.outbox_event.sequence IS 'Per context and key, from 1, without gaps, in commit order; jobs count apart from events.';
