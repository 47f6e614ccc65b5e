-- Run by a superuser in the database of Throughline, once it is created. May be repeated.
DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO throughline_app', current_database());
    EXECUTE format('GRANT CONNECT, CREATE, TEMP ON DATABASE %I TO throughline_migrator', current_database());
END $$;

-- PostgreSQL lets everybody create large objects, which no retention would ever remove
REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;

ALTER DEFAULT PRIVILEGES FOR ROLE throughline_migrator GRANT USAGE ON SCHEMAS TO throughline_app;
ALTER DEFAULT PRIVILEGES FOR ROLE throughline_migrator GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO throughline_app;
ALTER DEFAULT PRIVILEGES FOR ROLE throughline_migrator GRANT USAGE ON SEQUENCES TO throughline_app;
