-- What belongs to a programme is in the home of the programme, and stays with it.
create or replace function app.in_the_home_of_its_programme() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from activities_programme p where p.id = new.programme_id and p.home_id = new.home_id)
      or (tg_op = 'UPDATE' and new.programme_id <> old.programme_id) then
    raise exception 'a row of % is in the home of its programme', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger in_the_home_of_its_programme before insert or update on activities_slot
  for each row execute function app.in_the_home_of_its_programme();
create or replace trigger in_the_home_of_its_programme before insert or update on activities_meeting
  for each row execute function app.in_the_home_of_its_programme();
create or replace trigger stays_in_its_home before update on activities_programme
  for each row execute function app.stays_in_its_home();

-- A roll is taken in one's own name.
create or replace function app.takes_the_roll_herself() returns trigger language plpgsql as $$
declare was uuid := case when tg_op = 'UPDATE' then old.taken_by_id end;
begin
  if current_user = 'shelter_app' and new.taken_by_id is distinct from was and new.taken_by_id <> app.staff_id() then
    raise exception 'nobody takes the roll in the name of another' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger takes_the_roll_herself before insert or update on activities_meeting
  for each row execute function app.takes_the_roll_herself();

-- She is on lists of her own home, and in roll-calls of the homes where who takes them works.
create or replace function app.on_a_list_of_her_home() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and not exists (select from activities_programme p join residents_resident r
        on r.home_id = p.home_id where p.id = new.programme_id and r.id = new.resident_id)
      or tg_op = 'UPDATE' and (new.programme_id, new.resident_id) <> (old.programme_id, old.resident_id) then
    raise exception 'a girl is on lists of her own home' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger on_a_list_of_her_home before insert or update on activities_onlist
  for each row execute function app.on_a_list_of_her_home();

create or replace function app.in_a_roll_of_this_home() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and not exists (select from activities_meeting m
        where m.id = new.meeting_id and m.home_id = any (app.homes('roll')))
      or tg_op = 'UPDATE' and (new.meeting_id, new.resident_id) <> (old.meeting_id, old.resident_id) then
    raise exception 'nobody marks a roll of another home' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger in_a_roll_of_this_home before insert or update on activities_participation
  for each row execute function app.in_a_roll_of_this_home();

-- A programme and a session go only with the list that brought them; a place on a list stays.
create or replace trigger goes_with_its_list before delete on activities_programme
  for each row execute function app.goes_with_its_list('activities_historicalprogramme');
create or replace trigger goes_with_its_list before delete on activities_meeting
  for each row execute function app.goes_with_its_list('activities_historicalmeeting');
create or replace function app.place_stays() returns trigger language plpgsql as $$ begin
  if current_user = 'shelter_app' then
    raise exception 'a place on a list ends and is never removed' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create or replace trigger place_stays before delete on activities_onlist
  for each row execute function app.place_stays();

revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to shelter_app;
