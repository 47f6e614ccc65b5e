update outbox set published_at = clock_timestamp() where published_at is null and position = any(?1) and occurred_at between ?2 and ?3
