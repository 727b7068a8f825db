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
-- Figures are set, and reports put out, by the press alone: no page can, whatever it is made to say to the database.
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
  if move in ('draft > checked', 'signed > published', 'published > corrected') and current_user <> 'shelter_press' then
    raise exception 'a report is made at the press' using errcode = 'insufficient_privilege';
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

-- What became of an edition is what it became; its files are those that went out with it, and none is added later.
create or replace function app.edition_became() returns trigger language plpgsql as $$ begin
  if not exists (select from reports_edition e where e.id = new.edition_id and e.stage = new.stage) then
    raise exception 'a move is told as it was made' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger edition_became before insert on reports_editionmove
  for each row execute function app.edition_became();

create or replace function app.edition_file_goes_out() returns trigger language plpgsql as $$ begin
  if new.kind not in ('pdf', 'xlsx', 'json') or new.sha256 <> encode(sha256(new.content), 'hex')
      or not exists (select from reports_edition e where e.id = new.edition_id and e.stage = 'published') then
    raise exception 'a file goes out with its report' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger edition_file_goes_out before insert on reports_editionfile
  for each row execute function app.edition_file_goes_out();

-- The ledger has one writer: the press, at work in the name of who began it. A check enters numbers; what a correction
-- changes is entered when it goes out. A number is a multiple of its base, and a later one follows on the one before.
create or replace function app.ledger_is_kept() returns trigger language plpgsql as $$ begin
  if current_user = 'shelter_press' and not exists (
      select from reports_compilation c join reports_edition e on e.id = c.edition_id
      where c.staff_id = app.staff_id() and c.state = 'running'
        and c.task = case when e.corrects_id is null then 'check' else 'publish' end) then
    raise exception 'a number is entered by a check' using errcode = 'integrity_constraint_violation';
  end if;
  if new.mode = 'controlled' and new.value % new.base <> 0 then
    raise exception 'a number of the ledger is rounded' using errcode = 'integrity_constraint_violation';
  end if;
  if new.revision > 1 and not exists (select from reports_ledgerentry l
      where l.of = new.of and l.place = new.place and l.revision = new.revision - 1 and l.base = new.base) then
    raise exception 'a number follows on the one before' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create or replace trigger ledger_is_kept before insert on reports_ledgerentry
  for each row execute function app.ledger_is_kept();
