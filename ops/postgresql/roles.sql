-- Two accounts for one database: one that owns and migrates it, one that the site runs as.
--
-- Run as a PostgreSQL administrator, connected to the (empty or full) database of Lifecourse:
--     psql --dbname lifecourse --file ops/postgresql/roles.sql
-- It may be run again. Set the passwords afterwards, at the psql prompt, so that they stand in no file:
--     \password lifecourse_owner
--     \password lifecourse_app
--
-- lifecourse_owner  runs migrate, upgrade, backup and restore. It owns every table and trigger.
-- lifecourse_app    runs the site. It reads and writes rows. It cannot alter, empty or drop a table, nor drop
--                   or switch off a trigger, and of the record of change it can only read and add.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lifecourse_owner') THEN
        CREATE ROLE lifecourse_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'lifecourse_app') THEN
        CREATE ROLE lifecourse_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
    EXECUTE format('ALTER DATABASE %I OWNER TO lifecourse_owner', current_database());
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO lifecourse_app', current_database());
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO lifecourse_owner;
GRANT USAGE ON SCHEMA public TO lifecourse_app;

-- What is there already, from before there were two accounts.
DO $$
DECLARE
    thing record;
BEGIN
    FOR thing IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER TABLE public.%I OWNER TO lifecourse_owner', thing.name);
    END LOOP;
    FOR thing IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'lifecourse\_%'
    LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO lifecourse_owner', thing.name);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lifecourse_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO lifecourse_app;

-- What migrations will make.
ALTER DEFAULT PRIVILEGES FOR ROLE lifecourse_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lifecourse_app;
ALTER DEFAULT PRIVILEGES FOR ROLE lifecourse_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO lifecourse_app;

-- The record of change, frozen versions and the list of migrations are not the site's to alter. (Every migrate takes these
-- rights on the record away again, so a table made later is as safe.)
DO $$
BEGIN
    IF to_regclass('public.audit_entry') IS NOT NULL THEN
        REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON public.audit_entry FROM lifecourse_app;
    END IF;
    IF to_regclass('public.plans_planversion') IS NOT NULL THEN
        REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON public.plans_planversion FROM lifecourse_app;
    END IF;
    IF to_regclass('public.django_migrations') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON public.django_migrations FROM lifecourse_app;
    END IF;
END $$;
