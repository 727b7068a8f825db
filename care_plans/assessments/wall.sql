-- A questionnaire begins, is answered, and is closed, or is written down whole. Then it stands, but for the one note that it was a mistake.
create or replace function app.questionnaire_stands() returns trigger language plpgsql as $$
declare
  mistake text[] := array['withdrawn_on', 'withdrawn_because'];
  written text[] := mistake || array['state', 'answered_on', 'answers', 'result', 'alert'];
begin
  if tg_op = 'DELETE' then
    raise exception 'a questionnaire is kept' using errcode = 'integrity_constraint_violation';
  end if;
  if tg_op = 'INSERT' then
    if new.withdrawn_on is not null then
      raise exception 'a questionnaire begins, or is written down whole' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
  end if;
  if old.withdrawn_on is not null
      or to_jsonb(old) - written <> to_jsonb(new) - written
      or (old.state in ('done', 'declined') and to_jsonb(old) - mistake <> to_jsonb(new) - mistake)
      or (new.withdrawn_on is not null and to_jsonb(old) - mistake <> to_jsonb(new) - mistake) then
    raise exception 'a questionnaire that is closed stands' using errcode = 'integrity_constraint_violation';
  end if;
  if old.state <> new.state and old.state || ' > ' || new.state <> all (array[
      'begun > stopped', 'begun > done', 'begun > declined', 'stopped > begun', 'stopped > done', 'stopped > declined']) then
    raise exception 'a questionnaire does not move like this' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger questionnaire_stands before insert or update or delete on assessments_assessment
  for each row execute function app.questionnaire_stands();
grant execute on all functions in schema app to shelter_app;
