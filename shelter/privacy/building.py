"""The wall, built: policies, grants and triggers of every table, in one transaction."""

import hashlib
from collections.abc import Collection, Iterator
from importlib import resources
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction
from simple_history.models import HistoricalChanges

from shelter.access import ASKS_WHY, GRANTS
from shelter.privacy.guards import ME, Guard, policies

OWNER, APP, REPORT = "shelter_owner", "shelter_app", "shelter_report"
PRESS = "shelter_press"  # a member of the app's role, that makes editions
SCAN = "shelter_scan"  # looks for names in words that leave


def classified() -> list[Any]:
    """The models of our own apps, each with its `Privacy`."""
    return [m for m in apps.get_models() if hasattr(m, "Privacy") and not is_history(m)]


def scanned_columns(model: Any) -> list[tuple[str, str]]:
    """The columns of a model that hold names, with how the scan asks about them."""
    return [(kind, name) for kind in ("names", "proper", "days") for name in sorted(getattr(model.Privacy, kind, ()))]


def is_history(model: Any) -> bool:
    return issubclass(model, HistoricalChanges)


def _fence(table: str, conditions: dict[str, str], pressed: Collection[str] = ()) -> Iterator[str]:
    yield f"alter table {table} enable row level security"
    yield f"alter table {table} force row level security"
    yield f"create policy owner on {table} to {OWNER} using (true) with check (true)"
    for kind, condition in conditions.items():
        role = PRESS if kind in pressed else APP
        clauses = {"insert": f"with check ({condition})", "update": f"using ({condition}) with check ({condition})"}
        yield f"create policy app_{kind} on {table} for {kind} to {role} {clauses.get(kind, f'using ({condition})')}"
        yield f"grant {kind} on {table} to {role}"


def _append_only(table: str) -> Iterator[str]:
    yield (
        f"create or replace trigger append_only before update or delete on {table} "
        "for each row execute function app.append_only()"
    )


def _writes_history(model: Any) -> str:
    """In one's own name, of rows one may write. A child who has just moved away was in a home of hers until then."""
    may = list(dict.fromkeys(condition for kind, condition in policies(model).items() if kind != "select"))
    if model.subject == "id":
        may.append("app.was_in_a_home_of_hers(id)")
    return f"history_user_id = {ME} and ({' or '.join(f'({each})' for each in may)})"


def _history_of(model: Any) -> Iterator[str]:
    """History is seen as its row is, added to by who may write the row, true, and required of every change."""
    table, history = model._meta.db_table, model.history.model._meta.db_table
    yield from _fence(history, {"select": policies(model)["select"], "insert": _writes_history(model)})
    yield from _append_only(history)
    yield (
        f"create or replace trigger stamp before insert on {history} for each row execute function app.stamp_history()"
    )
    yield (
        f"create or replace trigger require_truth after insert on {history} referencing new table as told "
        f"for each statement execute function app.require_truth('{table}')"
    )
    yield f"drop trigger if exists require_history on {table}"
    yield (
        f"create constraint trigger require_history after insert or update or delete on {table} "
        f"deferrable initially deferred for each row execute function app.require_history('{history}')"
    )


def _countable(model: Any) -> Iterator[str]:
    columns = sorted(model._meta.get_field(name).column for name in model.Privacy.countable)
    if columns:
        yield f"grant select ({', '.join(columns)}) on {model._meta.db_table} to {REPORT}"
    if columns and model.Privacy.guard is not Guard.REFERENCE:
        yield f"create policy report on {model._meta.db_table} for select to {REPORT} using (true)"


def _scanned(model: Any) -> Iterator[str]:
    """What the scan for names may read: the columns that hold some, of before too, and the keys that open them."""
    names = {name for _kind, name in scanned_columns(model)}
    if names:
        names.add(model.subject.removesuffix("_id"))
    elif model.Privacy.guard is Guard.KEYS:
        names = {"subject", "wrapped"}
    if not names:
        return
    for each in (model, model.history.model) if hasattr(model, "history") else (model,):
        table, fields = each._meta.db_table, [each._meta.pk, *map(each._meta.get_field, names)]
        yield f"grant select ({', '.join(sorted({field.column for field in fields}))}) on {table} to {SCAN}"
        yield f"create policy scan on {table} for select to {SCAN} using (true)"


def _of(model: Any) -> Iterator[str]:
    table = model._meta.db_table
    if model.Privacy.guard is Guard.REFERENCE:
        yield f"grant select, insert, update, delete on {table} to {APP}"
        yield from _countable(model)
        return
    yield from _fence(table, policies(model), getattr(model.Privacy, "pressed", ()))
    if _is_added_only(model.Privacy):
        yield from _append_only(table)
    if hasattr(model, "history"):
        yield from _history_of(model)
    yield from _countable(model)
    yield from _scanned(model)


def _is_added_only(rules: Any) -> bool:
    kept = getattr(rules, "kept", False)
    return (rules.guard in (Guard.TRACE, Guard.EDITION) and not kept) or getattr(rules, "added_only", False)


def machinery() -> list[type[models.Model]]:
    """Tables of the libraries: sessions, sign-in, tries. They name no child."""
    ours = {m._meta.db_table for m in classified()}
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.db_table not in ours and not is_history(m)]


def _functions() -> Iterator[str]:
    for config in apps.get_app_configs():
        if config.module is not None and (wall := resources.files(config.module) / "wall.sql").is_file():
            yield wall.read_text()


def _grant_table() -> Iterator[str]:
    yield "truncate app.policy"
    for role, grants in GRANTS.items():
        for permission, scope in grants.items():
            why = "true" if permission in ASKS_WHY else "false"
            yield f"insert into app.policy values ('{role}', '{permission}', '{scope}', {why})"  # noqa: S608  # our own enums


def statements() -> list[str]:
    """Everything that builds the wall, in order; running it again gives the same wall."""
    wall = [*_functions(), *_grant_table()]
    for model in classified():
        wall += _of(model)
    wall += [f"grant select, insert, update, delete on {m._meta.db_table} to {APP}" for m in machinery()]
    wall += [f"grant usage on all sequences in schema public to {APP}"]
    return wall


_CLEAR = """
do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I', p.policyname, p.tablename);
  end loop;
end $$;
revoke all on all tables in schema public from shelter_app, shelter_report, shelter_press, shelter_scan;
"""


def enforce(using: str) -> bool:
    """Build the wall unless it stands already as the code says. Returns whether anything was built."""
    wall = statements()
    digest = hashlib.sha256("\n".join(wall).encode()).hexdigest()
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("set local check_function_bodies = off")  # they call each other, in any order
        cursor.execute("create schema if not exists app")
        cursor.execute("create table if not exists app.wall (digest text not null)")
        cursor.execute("select digest from app.wall")
        if cursor.fetchone() == (digest,):
            return False
        cursor.execute(_CLEAR)
        for statement in wall:
            cursor.execute(statement)
        cursor.execute("delete from app.wall")
        cursor.execute("insert into app.wall values (%s)", [digest])
    return True
