-- Of which of these children what happened is known: so that nobody asks them again. Yes or nothing, on the floor too;
-- not when, not how often, not what. An entry made by mistake is none.
create or replace function app.story_known(children uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct d.resident_id), '{}') from disclosures_disclosure d
  where d.resident_id = any (children) and d.resident_id = any (app.reach('floor')) and not exists (
    select from disclosures_disclosuremistake m where m.disclosure_id = d.id and m.resident_id = d.resident_id)
$$;
revoke execute on function app.story_known(uuid[]) from public;
grant execute on function app.story_known(uuid[]) to shelter_app;

-- What is said of an entry is said in the file of the same child.
create or replace function app.of_the_same_child() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare same boolean;
begin
  if tg_table_name = 'disclosures_interviewmistake' then
    select i.resident_id = new.resident_id into same from disclosures_interview i where i.id = new.interview_id;
  else
    select d.resident_id = new.resident_id into same from disclosures_disclosure d where d.id = new.disclosure_id;
  end if;
  if same is distinct from true then
    raise exception 'this entry is of another child' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger of_the_same_child before insert on disclosures_reportsent
  for each row execute function app.of_the_same_child();
create or replace trigger of_the_same_child before insert on disclosures_disclosuremistake
  for each row execute function app.of_the_same_child();
create or replace trigger of_the_same_child before insert on disclosures_interviewmistake
  for each row execute function app.of_the_same_child();

-- That it was reported, or a mistake, is added by who keeps her words, at once; later by who opened them with a reason.
create or replace function app.words_are_known() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if not new.resident_id = any (app.reach('disclosure')) and not exists (
      select from disclosures_historicaldisclosure h
      where h.id = new.disclosure_id and h.tx = txid_current() and h.history_user_id = app.staff_id()) then
    raise exception 'her words are opened first' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger words_are_known before insert on disclosures_reportsent
  for each row execute function app.words_are_known();
create or replace trigger words_are_known before insert on disclosures_disclosuremistake
  for each row execute function app.words_are_known();
revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to shelter_app;

-- Since which day something she told waits to be reported; only for who writes her file, and nothing else of it.
create or replace function app.told_unreported_since(child uuid) returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select case when waits.since is not null and child = any (app.reach('case.write')) then waits.since end
  from (
    select min((d.written_at at time zone 'Asia/Manila')::date) as since from disclosures_disclosure d
    where d.resident_id = child
      and not exists (select from disclosures_reportsent s where s.disclosure_id = d.id)
      and not exists (select from disclosures_disclosuremistake m where m.disclosure_id = d.id)) waits
$$;
revoke execute on function app.told_unreported_since(uuid) from public;
grant execute on function app.told_unreported_since(uuid) to shelter_app;
