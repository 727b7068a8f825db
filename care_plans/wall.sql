-- A care plan is written while it is a draft, moves as its states allow, and is approved by somebody who did not write in it.
create or replace function app.plan_moves() returns trigger language plpgsql as $$
declare
  moves text[] := array['stage', 'review_on', 'agreed_on', 'approver_id', 'active_from', 'active_until', 'returned_with'];
begin
  if old.stage <> new.stage and old.stage || ' > ' || new.stage <> all (array[
      'draft > agreed', 'draft > closed', 'agreed > draft', 'agreed > active', 'agreed > closed',
      'active > superseded', 'active > closed']) then
    raise exception 'a care plan does not move like this' using errcode = 'integrity_constraint_violation';
  end if;
  if old.stage <> 'draft' and to_jsonb(old) - moves <> to_jsonb(new) - moves then
    raise exception 'a care plan is written while it is a draft' using errcode = 'integrity_constraint_violation';
  end if;
  if new.approver_id = any (new.writers) or (new.approver_id is distinct from old.approver_id
      and (new.approver_id is distinct from app.staff_id() or not app.may('approve'))) then
    raise exception 'a care plan is approved by somebody else' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger plan_moves before insert or update on care_plans_plan for each row execute function app.plan_moves();

-- Its goals likewise; those that a plan is born with come in the same transaction.
create or replace function app.goals_of_a_draft() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare of_plan uuid := coalesce(new.plan_id, old.plan_id);
begin
  if not exists (select from care_plans_plan p where p.id = of_plan
      and (p.stage = 'draft' or tg_op = 'INSERT' and p.xmin::text = (txid_current() % (2^32)::bigint)::text)) then
    raise exception 'the goals of a care plan are written while it is a draft' using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create or replace trigger goals_of_a_draft before insert or update or delete on care_plans_goal
  for each row execute function app.goals_of_a_draft();
grant execute on all functions in schema app to shelter_app;
