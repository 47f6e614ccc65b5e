-- An outage of what a handler needs is waited for, and counts for nothing until it has lasted too long.

ALTER TABLE messaging.blocked_key ADD COLUMN away_since timestamptz;
COMMENT ON COLUMN messaging.blocked_key.away_since IS 'Since when a dependency of the blocking event has been away (DependencyUnavailable); null if its last attempt failed for another reason.';
COMMENT ON COLUMN messaging.blocked_key.attempts IS 'Failed attempts of the blocking event that count against maxDeliveries; those of an outage do not.';
COMMENT ON COLUMN messaging.blocked_key.key IS 'The event''s key, or the event''s id where the consumer is not ordered.';
