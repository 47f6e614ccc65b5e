select e.position, e.id, e.type, e.version, e.key, e.sequence, e.occurred_at, e.correlation_id, e.traceparent, e.payload from outbox e where shard = ?1 and position > ?2 order by position limit ?3
