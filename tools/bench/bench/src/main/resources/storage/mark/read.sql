select e.position, e.id, e.type, e.version, e.key, e.sequence, e.occurred_at, e.correlation_id, e.traceparent, e.payload from outbox e where published_at is null order by e.position limit ?3
