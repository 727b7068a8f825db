-- What every policy asks. Each function answers for the acting person, told at the beginning of the transaction.
grant usage on schema app to shelter_app, shelter_report;
grant usage on schema public to shelter_app, shelter_report, shelter_scan;

create table if not exists app.policy (
  role text not null, permission text not null, scope text not null, asks_why boolean not null,
  primary key (role, permission)
);

create or replace function app.staff_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.staff', true), '')::uuid;

create or replace function app.today() returns date language sql stable parallel safe
  return (now() at time zone 'Asia/Manila')::date;

-- How far a permission of the acting person reaches: home, caseload, house; null is not at all.
create or replace function app.scope(wanted text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select p.scope from shelter_staff s join app.policy p on p.role = s.role and p.permission = wanted
  where s.id = app.staff_id() and s.is_active
$$;

create or replace function app.may(wanted text) returns boolean language sql stable
  return app.scope(wanted) is not null;

create or replace function app.asks_why(part text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from app.policy p where p.permission = part and p.asks_why)
$$;

-- The homes where the acting person is posted today, for a permission that reaches homes.
create or replace function app.homes(wanted text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(home_id), '{}') from shelter_posting
  where app.scope(wanted) = 'home' and staff_id = app.staff_id()
    and begins_on <= app.today() and (ends_on is null or ends_on >= app.today())
$$;

-- The homes where the acting person is posted today, for a permission that concerns some or all of their children.
create or replace function app.posts(wanted text) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(home_id), '{}') from shelter_posting
  where app.scope(wanted) <> 'house' and staff_id = app.staff_id()
    and begins_on <= app.today() and (ends_on is null or ends_on >= app.today())
$$;

-- Whose words the acting person may hold a key for: children in reach, her homes (all of them for who manages
-- homes), herself. Where another home is, nobody reads who does not work there.
create or replace function app.subjects() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select app.reach('floor')
      || case when app.may('home.manage') then (select coalesce(array_agg(id), '{}') from shelter_home)
              else app.posts('home.see') end
      || app.staff_id()
$$;

create or replace function app.append_only() returns trigger language plpgsql as $$ begin
  raise exception 'rows of % are never altered', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create or replace function app.stamp_history() returns trigger language plpgsql as $$ begin
  new.tx := txid_current();
  new.history_date := clock_timestamp();
  return new;
end $$;

-- No changed row without a history line of the same transaction that says the same (checked at COMMIT).
create or replace function app.require_history() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare told boolean; changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  execute format(
    'select exists (select from %I h where h.id = ($1->>''id'')::uuid and h.tx = txid_current()
       and to_jsonb(h) @> $1 and (h.history_type = ''-'') = $2)', tg_argv[0])
    into told using changed, tg_op = 'DELETE';
  if not told then
    raise exception '% on % left no history', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

-- No history line that tells of anything else than its row is, the moment it is told.
create or replace function app.require_truth() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare untrue boolean;
begin
  execute format(
    'select exists (select from told h left join %I r on r.id = h.id where case when h.history_type = ''-''
       then r.id is not null else r.id is null or not to_jsonb(h) @> to_jsonb(r) end)', tg_argv[0])
    into untrue;
  if untrue then
    raise exception 'history of % that is not so', tg_argv[0] using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;

-- What the database was created as stays as it is.
create or replace trigger append_only before update or delete on shelter_installation
  for each row execute function app.append_only();

revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to shelter_app;
