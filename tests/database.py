"""The test database: made by its owner once a run, and used by the tests as the application's own roles."""

import psycopg
import pytest
from django.conf import settings
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker

from shelter.config import CONFIG
from shelter.database.roles import conninfo

# What a test's world left behind, and the same again before the next test: without its triggers, which were all asked
# when it was made. For tests only; the database's administrator owns it, and it is in no other database.
COPYING = """
create schema if not exists copying;
grant usage on schema copying to shelter_app;
create or replace function copying.rows() returns jsonb language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  kept jsonb := '{}';
  rows jsonb;
  name text;
begin
  for name in select tablename from pg_tables where schemaname = 'public' loop
    execute format('select jsonb_agg(to_jsonb(t)) from %I t', name) into rows;
    if rows is not null then
      kept := kept || jsonb_build_object(name, rows);
    end if;
  end loop;
  return kept;
end $$;
create or replace function copying.put_back(kept jsonb) returns void language plpgsql security definer
set search_path = public, pg_temp set session_replication_role = replica as $$
declare
  name text;
  columns text;
begin
  for name in select jsonb_object_keys(kept) loop
    select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
    where attrelid = name::regclass and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into %I (%s) overriding system value select %s from jsonb_populate_recordset(null::%I, $1)',
                   name, columns, columns, name) using kept -> name;
  end loop;
end $$;
create or replace function copying.look_at(name text) returns void language plpgsql security definer
set search_path = public, pg_temp as $$ begin
  execute format('analyze %I', name);  -- of an empty table PostgreSQL believes that it stays empty
end $$;
grant execute on all functions in schema copying to shelter_app;
"""


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Unlike pytest-django's: always made through the owner's connection, even when no test names it."""
    keep = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    with django_db_blocker.unblock():
        setup_databases(verbosity=0, interactive=False, keepdb=keep)
    name = str(settings.DATABASES["default"]["NAME"])
    with psycopg.connect(conninfo(CONFIG.database, name), autocommit=True) as administrator:
        administrator.execute(COPYING)
    # Not dropped at the end: the server of the run is thrown away, and a live server may still hold a session.
