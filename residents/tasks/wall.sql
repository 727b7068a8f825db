-- Whoever is asked to do something says that it is done, today and in her own name, or that it is not; nothing else.
-- A task stays with the child for whom it was set.
create or replace function app.task_is_done() returns trigger language plpgsql as $$
declare done text[] := array['done_on', 'done_by_id'];
begin
  if new.resident_id <> old.resident_id then
    raise exception 'a task stays with the child' using errcode = 'insufficient_privilege';
  end if;
  if not old.resident_id = any (app.reach('care.write')) and (
      to_jsonb(old) - done <> to_jsonb(new) - done
      or new.done_by_id <> app.staff_id() or new.done_on <> app.today()) then
    raise exception 'who is asked says that it is done, and nothing else' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create or replace trigger task_is_done before update on tasks_task for each row execute function app.task_is_done();
grant execute on all functions in schema app to shelter_app;
