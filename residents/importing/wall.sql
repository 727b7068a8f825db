-- Of these marks of names, those that children outside the acting person's reach have, and in which home to ask.
create or replace function app.marks_elsewhere(marks bytea[]) returns table (mark bytea, home_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct m.mark, r.home_id from residents_namemark m join residents_resident r on r.id = m.resident_id
  where app.may('import') and m.mark = any (marks) and not r.id = any (app.reach('identity'))
$$;

-- Takes back what an import wrote into the files named: only her own import, only within 24 hours, only rows whose
-- first line of history is of the import's transaction. Also from closed parts, which she cannot see; each deleted
-- row leaves its history line, and the keys of files that the import began are destroyed.
create or replace function app.take_back(import_id uuid, residents uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare wrote bigint; begun uuid[]; name text; which text;
begin
  select b.tx into wrote from importing_importbatch b
  where b.id = import_id and b.staff_id = app.staff_id() and app.may('import') and b.stage = 'done'
    and b.done_at > now() - interval '24 hours';
  if wrote is null then raise exception 'nothing to take back' using errcode = 'insufficient_privilege'; end if;
  select coalesce(array_agg(i.resident_id), '{}') into begun from importing_importedrow i
  where i.batch_id = import_id and i.is_new and i.resident_id = any (residents);
  delete from importing_importedrow i where i.batch_id = import_id and i.resident_id = any (residents);
  delete from residents_namemark m where m.resident_id = any (begun);
  foreach name in array array['note', 'discharge', 'stay', 'legalstatus', 'referral', 'assignment', 'identity', 'resident'] loop
    which := case name when 'resident' then 't.id = any ($4)' else 't.resident_id = any ($1)' end
      || format(' and exists (select from residents_historical%s h where h.id = t.id and h.tx = $2 and h.history_type = ''+'')', name);
    execute format(
      'with gone as (delete from residents_%1$s t where %2$s returning t.*)
       insert into residents_historical%1$s select told.* from gone cross join lateral
         jsonb_populate_record(null::residents_historical%1$s, to_jsonb(gone) || jsonb_build_object(
           ''history_id'', gen_random_uuid(), ''history_date'', now(), ''history_type'', ''-'', ''history_user_id'', $3,
           ''tx'', 0)) told', name, which) using residents, wrote, app.staff_id(), begun;
  end loop;
  update shelter_datakey k set wrapped = null where k.subject = any (begun);
end $$;

revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to shelter_app;
