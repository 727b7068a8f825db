-- An edition begins as a draft of who writes it.
create or replace function app.edition_begins() returns trigger language plpgsql as $$ begin
  if new.stage <> 'draft' or new.author_id is distinct from app.staff_id() or not app.may('report.compile') then
    raise exception 'a report begins as a draft of who writes it' using errcode = 'integrity_constraint_violation';
  end if;
  if new.corrects_id is not null and (new.reason = '' or not exists (
      select from reports_edition e where e.id = new.corrects_id and e.stage = 'published' and e.label = new.label)) then
    raise exception 'a report that is out is corrected for a reason' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger edition_begins before insert on reports_edition
  for each row execute function app.edition_begins();

-- What changes with which move; nothing else does, for nobody. It is signed by somebody else than its author, in her
-- own name; what goes out is what was signed, with its name and its certificate; what is out only changes its stage.
create or replace function app.edition_moves() returns trigger language plpgsql as $$
declare
  me uuid := app.staff_id();
  move text;
  moved text[];
begin
  if tg_op = 'DELETE' then
    raise exception 'a report is never removed' using errcode = 'insufficient_privilege';
  end if;
  move := old.stage || ' > ' || new.stage;
  moved := case move
    when 'draft > draft' then array['donor', 'figures', 'narrative']
    when 'draft > checked' then array['stage', 'document']
    when 'checked > draft' then array['stage', 'document']
    when 'checked > signed' then array['stage', 'signer_id']
    when 'signed > draft' then array['stage', 'document', 'signer_id']
    when 'signed > published' then array['stage', 'document', 'number', 'name', 'published_at']
    when 'published > corrected' then array['stage']
    when 'published > withdrawn' then array['stage']
    else '{}' end;
  if to_jsonb(old) - moved <> to_jsonb(new) - moved then
    raise exception 'a report does not change like this' using errcode = 'integrity_constraint_violation';
  end if;
  if move in ('draft > draft', 'draft > checked') and old.author_id is distinct from me then
    raise exception 'a report is written by its author' using errcode = 'integrity_constraint_violation';
  end if;
  if move = 'checked > signed'
      and (new.signer_id is distinct from me or old.author_id = me or not app.may('report.sign')) then
    raise exception 'a report is signed by somebody else' using errcode = 'integrity_constraint_violation';
  end if;
  if move = 'signed > published' and (not app.may('report.compile')
      or old.document - '{edition,certificate}'::text[] <> new.document - '{edition,certificate}'::text[]) then
    raise exception 'what goes out is what was signed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger edition_moves before update or delete on reports_edition
  for each row execute function app.edition_moves();
grant execute on all functions in schema app to shelter_app;
