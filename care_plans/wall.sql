-- A care plan is written while it is a draft, moves as its states allow, and is approved by somebody who did not write
-- in it. It begins as a draft of its writer; or whoever approves it enters one that was written before.
create or replace function app.plan_begins() returns trigger language plpgsql as $$
declare me uuid := app.staff_id();
begin
  if new.stage = 'draft' and me = any (new.writers)
      and num_nonnulls(new.approver_id, new.agreed_on, new.active_from, new.active_until) = 0 then
    return new;
  end if;
  if new.stage in ('draft', 'agreed') or new.approver_id is distinct from me or cardinality(new.writers) = 0
      or me = any (new.writers) or not new.resident_id = any (app.reach('approve')) then
    raise exception 'a care plan begins as a draft of who writes it' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger plan_begins before insert on care_plans_plan for each row execute function app.plan_begins();

-- What changes with which move: nothing else does. In a draft every word may, but what only a move changes.
create or replace function app.plan_moves() returns trigger language plpgsql as $$
declare
  me uuid := app.staff_id();
  only_moved text[] := array['id', 'resident_id', 'version', 'begun_on', 'agreed_on', 'approver_id', 'active_from',
    'active_until', 'returned_on', 'returned_with', 'closed_because'];
  move text := old.stage || ' > ' || new.stage;
  moved text[] := case move
    when 'draft > draft' then (select array_agg(word) from jsonb_object_keys(to_jsonb(new)) word where word <> all (only_moved))
    when 'draft > agreed' then array['stage', 'agreed_on', 'returned_on', 'returned_with']
    when 'agreed > draft' then array['stage', 'agreed_on', 'returned_on', 'returned_with']
    when 'agreed > active' then array['stage', 'approver_id', 'active_from']
    when 'active > active' then array['review_on']
    when 'active > superseded' then array['stage', 'active_until']
    when 'active > closed' then array['stage', 'active_until', 'closed_because']
    when 'draft > closed' then array['stage', 'closed_because']
    when 'agreed > closed' then array['stage', 'closed_because']
    else '{}' end;
begin
  if to_jsonb(old) - moved <> to_jsonb(new) - moved then
    raise exception 'a care plan does not change like this' using errcode = 'integrity_constraint_violation';
  end if;
  if move = 'draft > draft' and new is distinct from old
      and not (new.writers @> old.writers and me = any (new.writers)) then
    raise exception 'whoever writes in a care plan is named in it' using errcode = 'integrity_constraint_violation';
  end if;
  if move = 'agreed > active' and (new.approver_id is distinct from me or me = any (new.writers)
      or not new.resident_id = any (app.reach('approve'))) then
    raise exception 'a care plan is approved by somebody else' using errcode = 'integrity_constraint_violation';
  end if;
  if move = 'draft > agreed' and new.agreed_on is distinct from app.today()
      or move = 'agreed > draft' and new.agreed_on is not null
      or move = 'agreed > active' and new.active_from is distinct from app.today()
      or move in ('active > superseded', 'active > closed') and new.active_until is distinct from app.today() then
    raise exception 'a care plan moves on the day it moves' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger plan_moves before update on care_plans_plan for each row execute function app.plan_moves();

-- Its goals likewise: in a draft, by one of its writers. Those that a plan is entered with come in the same transaction.
create or replace function app.goals_of_a_draft() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare me uuid := app.staff_id();
begin
  if tg_op <> 'DELETE' and not exists (
      select from care_plans_plan p where p.id = new.plan_id and p.resident_id = new.resident_id) then
    raise exception 'a goal is hers whose plan it is in' using errcode = 'integrity_constraint_violation';
  end if;
  if exists (
      select from care_plans_plan p where p.id in (old.plan_id, new.plan_id)
      and not (p.stage = 'draft' and me = any (p.writers))
      and not (tg_op = 'INSERT' and p.approver_id = me and not exists (
        select from care_plans_historicalplan h
        where h.id = p.id and (h.tx <> txid_current() or h.stage in ('draft', 'agreed'))))) then
    raise exception 'the goals of a care plan are written by its writers while it is a draft'
      using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create or replace trigger goals_of_a_draft before insert or update or delete on care_plans_goal
  for each row execute function app.goals_of_a_draft();

-- Nobody asks today what she only asks tomorrow.
create or replace function app.asked_by_now() returns trigger language plpgsql as $$ begin
  if new.asked_at > clock_timestamp() + interval '5 minutes' then
    raise exception 'this moment is still to come' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger asked_by_now before insert on care_plans_lookagain
  for each row execute function app.asked_by_now();
grant execute on all functions in schema app to shelter_app;
