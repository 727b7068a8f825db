-- Whose file the acting person works with, by role, home, caseload, today; doors that ask why not yet considered.
create or replace function app.stands(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare me uuid := app.staff_id(); how text := app.scope(wanted); found uuid[];
begin
  if me is null or how is null or how = 'house' then return '{}'; end if;
  select coalesce(array_agg(hers.id), '{}') into found from (
    select r.id from residents_resident r where how = 'home' and r.home_id = any (app.homes(wanted))
    union
    select a.resident_id from residents_assignment a
    where a.staff_id = me and a.begins_on <= app.today() and (a.ends_on is null or a.ends_on >= app.today())
  ) hers;
  return found;
end $$;

-- Whose file she reaches: the same, and for parts that ask why only behind an opening of the last fifteen minutes.
create or replace function app.reach(wanted text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare reached uuid[] := app.stands(wanted);
begin
  if app.asks_why(wanted) then
    select coalesce(array_agg(distinct o.resident_id), '{}') into reached from residents_opening o
    where o.staff_id = app.staff_id() and o.part = wanted and o.resident_id = any (reached)
      and o.opened_at > clock_timestamp() - interval '15 minutes' and o.opened_at <= clock_timestamp();
  end if;
  return reached;
end $$;

-- An opening tells the hour at which it was made, of a part that asks why, by somebody who may open that part.
-- One that is over opens nothing and may be told of.
create or replace function app.opened_now() returns trigger language plpgsql as $$
begin
  if not app.asks_why(new.part) or not new.resident_id = any (app.stands(new.part)) then
    raise exception 'nobody opens what is not for her' using errcode = 'insufficient_privilege';
  end if;
  if new.opened_at > clock_timestamp() - interval '15 minutes' then
    new.opened_at := clock_timestamp();
  end if;
  return new;
end $$;
create or replace trigger opened_now before insert on residents_opening
  for each row execute function app.opened_now();

-- Whether the last line of a child's history says that she is in a home of the acting person: so that who moves
-- her to another home may write the line that says so.
create or replace function app.was_in_a_home_of_hers(child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select h.home_id = any (app.homes('case.write') || app.homes('admit'))
    from residents_historicalresident h where h.id = child order by h.history_date desc limit 1), false)
$$;

-- The homes outside the acting person's reach that may know a child of this name: which to ask, and nothing else.
create or replace function app.possible_matches(marks bytea[]) returns table (home_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.home_id from residents_namemark m join residents_resident r on r.id = m.resident_id
  where app.may('admit') and m.mark = any (marks) and not r.id = any (app.reach('identity'))
$$;

-- Beds in use in a home, as a count: so that a full home is known without knowing who is there.
create or replace function app.beds_in_use(in_home uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from residents_stay s
  where app.may('home.see') and s.home_id = in_home and s.programme = 'residential' and s.ended_on is null
$$;

-- Which of these code names, or numbers, somebody has in whatever home: so that a free one can be offered.
create or replace function app.code_names_taken(wanted text[]) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(code_name), '{}') from residents_resident
  where app.may('admit') and code_name = any (wanted)
$$;

create or replace function app.numbers_taken(wanted text[]) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(number), '{}') from residents_resident where app.may('admit') and number = any (wanted)
$$;

-- From the referral until she leaves, she has one social worker, with no gap (checked at COMMIT).
-- Who accompanied her before she last left is history: a girl who comes back begins anew.
create or replace function app.require_social_worker() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare child uuid; days datemultirange; stands text; left_on date;
begin
  if tg_table_name = 'residents_resident' then child := new.id; else child := coalesce(new.resident_id, old.resident_id); end if;
  select phase into stands from residents_resident where id = child;
  if stands is null or stands in ('declined', 'left') then return null; end if;
  select max(s.ended_on) into left_on from residents_stay s
  where s.resident_id = child and not exists (
    select from residents_stay t
    where t.resident_id = child and t.began_on <= s.ended_on and (t.ended_on is null or t.ended_on > s.ended_on));
  select range_agg(daterange(begins_on, ends_on, '[]')) into days
  from residents_assignment
  where resident_id = child and role = 'primary_sw' and (ends_on is null or left_on is null or ends_on > left_on);
  if days is null or (select count(*) from unnest(days)) <> 1 or not upper_inf(days) then
    raise exception 'a resident has no social worker for some days' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
drop trigger if exists require_social_worker on residents_resident;
create constraint trigger require_social_worker after insert or update on residents_resident
  deferrable initially deferred for each row execute function app.require_social_worker();
drop trigger if exists require_social_worker on residents_assignment;
create constraint trigger require_social_worker after insert or update or delete on residents_assignment
  deferrable initially deferred for each row execute function app.require_social_worker();

-- A note is written in its author's own name and changed by her alone, for 24 hours; then it stands, and nobody
-- removes it. What an import brought has no author: it stands from the beginning, and goes when the import is undone.
create or replace function app.notes_stand() returns trigger language plpgsql as $$
begin
  if current_user <> 'shelter_app' then return coalesce(new, old); end if;
  if tg_op = 'DELETE' then
    raise exception 'notes are never removed' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    if new.author_id is null and not (new.kind = 'imported' and app.may('import')) or new.author_id <> app.staff_id()
        or new.written_at > clock_timestamp() + interval '5 minutes' then
      raise exception 'a note is written in its author''s own name' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.author_id is distinct from app.staff_id() or old.written_at is null
      or old.written_at <= clock_timestamp() - interval '24 hours' then
    raise exception 'a note is changed by its author only, within 24 hours' using errcode = 'insufficient_privilege';
  end if;
  if (new.id, new.resident_id, new.author_id, new.written_at)
      is distinct from (old.id, old.resident_id, old.author_id, old.written_at) then
    raise exception 'whose note it is, and when it was written, stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger notes_stand before insert or update or delete on residents_note
  for each row execute function app.notes_stand();

-- What is added to a note is added in one's own name, in the file of the same child.
create or replace function app.added_in_ones_own_name() returns trigger language plpgsql as $$
begin
  if current_user = 'shelter_app' and (new.author_id is distinct from app.staff_id() or not exists (
      select from residents_note n where n.id = new.note_id and n.resident_id = new.resident_id)) then
    raise exception 'nobody adds to a note in the name of another' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger added_in_ones_own_name before insert on residents_addendum
  for each row execute function app.added_in_ones_own_name();

-- The copies of her papers are counted without a gap.
create or replace function app.next_copy() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if new.number <> 1 + (select coalesce(max(c.number), 0) from residents_copy c where c.resident_id = new.resident_id) then
    raise exception 'a copy has the next number' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger next_copy before insert on residents_copy for each row execute function app.next_copy();

grant execute on all functions in schema app to shelter_app;
