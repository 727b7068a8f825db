-- The rows of one session tell the same but for how it went for each girl (checked at COMMIT, or when asked for).
-- Asked of all its rows, also of those that the acting person does not see.
create or replace function app.session_agrees() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select count(distinct (s.held_on, s.kind, s.mode, s.minutes, s.provider_role)) > 1
        or (count(*) > 1 and bool_or(s.mode <> 'group'))
      from services_session s where s.session = new.session) then
    raise exception 'the rows of a session do not agree'
      using errcode = 'integrity_constraint_violation', constraint = 'session_agrees';
  end if;
  return null;
end $$;
drop trigger if exists session_agrees on services_session;
create constraint trigger session_agrees after insert or update on services_session
  deferrable initially deferred for each row execute function app.session_agrees();

-- Whose session it is never changes, nor who it was for.
create or replace function app.session_stays_hers() returns trigger language plpgsql as $$ begin
  if (new.resident_id, new.session, new.staff_id) is distinct from (old.resident_id, old.session, old.staff_id) then
    raise exception 'a session stays where it was written' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger session_stays_hers before update on services_session
  for each row execute function app.session_stays_hers();

-- A conference is put right on the day it was written down, and not later.
create or replace function app.conference_of_today() returns trigger language plpgsql as $$ begin
  if old.written_on <> app.today() or new.written_on <> old.written_on or new.resident_id <> old.resident_id then
    raise exception 'a conference is changed on the day it was written down only'
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger conference_of_today before update on services_conference
  for each row execute function app.conference_of_today();
grant execute on all functions in schema app to shelter_app;
