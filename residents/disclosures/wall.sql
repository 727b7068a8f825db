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
