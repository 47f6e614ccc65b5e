-- Run by a superuser in the database "postgres", before the database of Throughline is created. May be repeated.
-- One role owns the schemas, and one may do no more than read and write rows. Their passwords are set apart.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'throughline_migrator') THEN
        CREATE ROLE throughline_migrator LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'throughline_app') THEN
        CREATE ROLE throughline_app LOGIN;
    END IF;
END $$;

-- a node that hangs with a transaction open must not hold its locks for ever
ALTER ROLE throughline_app SET idle_in_transaction_session_timeout = '10s';
