"""What the database itself allows: every table's row security and grants, built from `class Privacy` of its model.

A model says which guard stands before its rows and which columns may be counted. `enforce` turns that into
policies, grants and triggers after every migration; until it has run, the roles of the application may do nothing.
"""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from importlib import resources
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction
from simple_history.models import HistoricalChanges

from shelter.access import ASKS_WHY, GRANTS, Permission

OWNER, APP, REPORT = "shelter_owner", "shelter_app", "shelter_report"


class Guard(StrEnum):
    """Who stands before the rows of a table."""

    REFERENCE = "reference"  # tells nothing about a child: no row security
    HOME = "home"  # where we are: seen by those who work in homes, changed by the administrator
    TEAM = "team"  # concerns several children of a home: seen and changed by who holds the permissions the model names
    POST = "post"  # of a home: seen and changed by those posted there who hold the permissions the model names
    CHILD = "child"  # a child's: seen and changed within the reach of the permissions the model names
    OWN = "own"  # belongs to one member of staff
    KEYS = "keys"  # within any reach; destroyed, never changed
    TRACE = "trace"  # added to, never changed
    EDITION = "edition"  # leaves the house: made and read by those who report, never changed


def _reach(column: str, permission: Permission) -> str:
    return f"{column} = any ((select app.reach('{permission}'))::uuid[])"


def _child_policies(model: Any) -> dict[str, str]:
    key = model._meta.get_field(model.subject.removesuffix("_id")).column
    sees, changes = _reach(key, model.Privacy.opens), _reach(key, model.Privacy.changes)
    # A child who is only just entering is in nobody's reach yet: her home is.
    enters = f"home_id = any ((select app.homes('{Permission.ADMIT}'))::uuid[])" if key == "id" else changes
    mine = "staff_id = (select app.staff_id())"
    if getattr(model.Privacy, "added_only", False):
        own = [mine] if any(f.column == "staff_id" for f in model._meta.concrete_fields) else []
        return {"select": " or ".join([sees, *own]), "insert": enters}
    if getattr(model.Privacy, "entrusted", False):
        hers = f"{mine} and {_reach(key, Permission.FLOOR)}"
        return {"select": f"{sees} or ({hers})", "insert": enters, "update": f"{changes} or ({hers})"}
    return {"select": sees, "insert": enters, "update": changes, "delete": changes}


def _may(permission: Permission) -> str:
    return f"(select app.may('{permission}'))"


def _posted(permission: Permission) -> str:
    return f"home_id = any ((select app.homes('{permission}'))::uuid[])"


def _policies(model: Any) -> dict[str, str]:
    """The condition under which each kind of statement reaches a row; a kind that is left out is forbidden."""
    mine = "staff_id = (select app.staff_id())"
    match model.Privacy.guard:
        case Guard.CHILD:
            return _child_policies(model)
        case Guard.HOME:
            sees, changes = _may(Permission.HOME_SEE), _may(Permission.HOME_MANAGE)
            return {"select": sees, "insert": changes, "update": changes, "delete": changes}
        case Guard.TEAM:
            sees, changes = _may(model.Privacy.opens), _may(model.Privacy.changes)
            return {"select": sees, "insert": changes, "update": changes, "delete": changes}
        case Guard.POST:
            sees, changes = _posted(model.Privacy.opens), _posted(model.Privacy.changes)
            return {"select": sees, "insert": changes, "update": changes, "delete": changes}
        case Guard.OWN:
            return {"select": mine, "insert": mine, "update": mine, "delete": mine}
        case Guard.KEYS:
            return {"select": "subject = any ((select app.subjects())::uuid[])", "insert": "true"}
        case Guard.TRACE:
            changed = f"not reads and {_reach('resident_id', Permission.FLOOR)}"
            about = f"{_reach('resident_id', Permission.TRACE)} or ({changed})"
            return {"select": f"{about} or {mine}", "insert": f"{mine} or (select app.staff_id()) is null"}
        case Guard.EDITION:
            return {"select": _may(Permission.REPORT_READ), "insert": _may(Permission.REPORT_COMPILE)}
        case _:
            return {}


def classified() -> list[Any]:
    """The models of our own apps, each with its `Privacy`."""
    return [m for m in apps.get_models() if hasattr(m, "Privacy") and not is_history(m)]


def is_history(model: Any) -> bool:
    return issubclass(model, HistoricalChanges)


def _fence(table: str, policies: dict[str, str]) -> Iterator[str]:
    yield f"alter table {table} enable row level security"
    yield f"alter table {table} force row level security"
    yield f"create policy owner on {table} to {OWNER} using (true) with check (true)"
    for kind, condition in policies.items():
        clauses = {"insert": f"with check ({condition})", "update": f"using ({condition}) with check ({condition})"}
        yield f"create policy app_{kind} on {table} for {kind} to {APP} {clauses.get(kind, f'using ({condition})')}"
    yield f"grant {', '.join(policies)} on {table} to {APP}"


def _append_only(table: str) -> Iterator[str]:
    yield (
        f"create or replace trigger append_only before update or delete on {table} "
        "for each row execute function app.append_only()"
    )


def _history_of(model: Any) -> Iterator[str]:
    """History is seen as its row is, added to by whoever may write, and required of every change."""
    table, history = model._meta.db_table, model.history.model._meta.db_table
    yield from _fence(history, {"select": _policies(model)["select"], "insert": "true"})
    yield from _append_only(history)
    yield (
        f"create or replace trigger stamp before insert on {history} for each row execute function app.stamp_history()"
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


def _of(model: Any) -> Iterator[str]:
    table = model._meta.db_table
    if model.Privacy.guard is Guard.REFERENCE:
        yield f"grant select, insert, update, delete on {table} to {APP}"
        yield from _countable(model)
        return
    yield from _fence(table, _policies(model))
    if model.Privacy.guard in (Guard.TRACE, Guard.EDITION) or getattr(model.Privacy, "added_only", False):
        yield from _append_only(table)
    if hasattr(model, "history"):
        yield from _history_of(model)
    yield from _countable(model)


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
revoke all on all tables in schema public from shelter_app, shelter_report;
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
