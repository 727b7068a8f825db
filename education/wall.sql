-- The schools that girls attend, or attended, whose case file the acting person opens: also one of another home.
create or replace function app.schools_attended() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct e.school_id), '{}') from education_enrolment e
  where e.school_id is not null and e.resident_id = any (app.reach('case'))
$$;

-- Whose words she may hold a key for besides: these schools, and those of the homes where she is posted.
create or replace function app.team_subjects() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select app.schools_attended() || (select coalesce(array_agg(s.id), '{}') from education_school s
    where s.home_id = any (app.posts('case')))
$$;

-- A row of a girl stays hers, and a school stays its home's.
create or replace function app.stays_with_her() returns trigger language plpgsql as $$ begin
  if new.resident_id <> old.resident_id then
    raise exception 'a row of % stays hers', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create or replace function app.stays_in_its_home() returns trigger language plpgsql as $$ begin
  if new.home_id <> old.home_id then
    raise exception 'a row of % stays in its home', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

create or replace trigger stays_in_its_home before update on education_school
  for each row execute function app.stays_in_its_home();
create or replace trigger stays_with_her before update on education_enrolment
  for each row execute function app.stays_with_her();
create or replace trigger stays_with_her before update on education_mark
  for each row execute function app.stays_with_her();
create or replace trigger stays_with_her before update on education_presence
  for each row execute function app.stays_with_her();
create or replace trigger stays_with_her before update on education_help
  for each row execute function app.stays_with_her();
create or replace trigger stays_with_her before update on education_cost
  for each row execute function app.stays_with_her();
create or replace trigger stays_with_her before update on education_award
  for each row execute function app.stays_with_her();
create or replace trigger stays_with_her before update on education_schoolcontact
  for each row execute function app.stays_with_her();

-- A girl goes to a school of her own home, or to one she attended before: else anybody could learn the name of any
-- school by enrolling a girl of hers there.
create or replace function app.goes_to_a_school_of_hers() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.school_id is null or (tg_op = 'UPDATE' and new.school_id is not distinct from old.school_id)
      or exists (select from education_school s join residents_resident r on r.home_id = s.home_id
        where s.id = new.school_id and r.id = new.resident_id)
      or exists (select from education_enrolment e
        where e.school_id = new.school_id and e.resident_id = new.resident_id) then
    return new;
  end if;
  raise exception 'a girl goes to a school of her own home' using errcode = 'insufficient_privilege';
end $$;
create or replace trigger goes_to_a_school_of_hers before insert or update on education_enrolment
  for each row execute function app.goes_to_a_school_of_hers();

-- What is written for a school year is of the girl whose year it is, and of a period of that year.
create or replace function app.of_her_school_year() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from education_enrolment e join education_schoolperiod p on p.year_id = e.year_id
      where e.id = new.enrolment_id and e.resident_id = new.resident_id and p.id = new.period_id) then
    raise exception 'a row of % is of her own school year', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger of_her_school_year before insert or update on education_mark
  for each row execute function app.of_her_school_year();
create or replace trigger of_her_school_year before insert or update on education_presence
  for each row execute function app.of_her_school_year();

-- Who spoke with her school says so in her own name, and it stays hers.
create or replace function app.spoke_herself() returns trigger language plpgsql as $$
begin
  if current_user = 'shelter_app' and (tg_op = 'INSERT' and new.staff_id is distinct from app.staff_id()
      or tg_op = 'UPDATE' and new.staff_id <> old.staff_id) then
    raise exception 'nobody speaks with a school in the name of another' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger spoke_herself before insert or update on education_schoolcontact
  for each row execute function app.spoke_herself();

-- What a list brought goes again, within a day, with who brings lists in; nothing else of it is ever removed.
-- Its argument is the table of its history.
create or replace function app.goes_with_its_list() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare of_today boolean;
begin
  if app.staff_id() is null then return old; end if;  -- nobody acts: its owner
  execute format('select exists (select from %I h where h.id = $1 and h.history_type = ''+''
      and h.history_date > now() - interval ''24 hours'')', tg_argv[0]) into of_today using old.id;
  if not (of_today and app.may('import')) then
    raise exception 'rows of % are never removed', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create or replace trigger goes_with_its_list before delete on education_school
  for each row execute function app.goes_with_its_list('education_historicalschool');
create or replace trigger goes_with_its_list before delete on education_enrolment
  for each row execute function app.goes_with_its_list('education_historicalenrolment');

revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to shelter_app;
