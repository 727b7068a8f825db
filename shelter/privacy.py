"""What the database itself allows: every table's row security and grants, built from `class Privacy` of its model.

A model says which guard stands before its rows and which columns may be counted. `enforce` turns that into
policies, grants and triggers after every migration; until it has run, the roles of the application may do nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib import resources
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction
from simple_history.models import HistoricalChanges

from shelter.access import ASKS_WHY, GRANTS, Permission
from shelter.audit import TOLD_TO, WORDS_OF_A_REPORT

OWNER, APP, REPORT = "shelter_owner", "shelter_app", "shelter_report"


class Guard(StrEnum):
    """Who stands before the rows of a table."""

    REFERENCE = "reference"  # tells nothing about a child: no row security
    RULE = "rule"  # what the organisation decided: read by all, changed by those the model names
    HOME = "home"  # where we are: seen by those who work in homes, changed by the administrator
    TEAM = "team"  # of a home, told to the teams of its children: by who is posted there, and who opens such a file
    POST = "post"  # of a home: seen and changed by those posted there who hold the permissions the model names
    CHILD = "child"  # a child's: seen and changed within the reach of the permissions the model names
    OWN = "own"  # belongs to one member of staff
    KEYS = "keys"  # within any reach; destroyed, never changed
    TRACE = "trace"  # added to, never changed
    EDITION = "edition"  # leaves the house: read by those who report, added to by its makers, changed only if `kept`


ME = "(select app.staff_id())"
_NAMES_WHO_WROTE = ("staff_id", "author_id", "observer_id")


def _reach(column: str, permission: Permission) -> str:
    return f"{column} = any ((select app.reach('{permission}'))::uuid[])"


def _stands(column: str, permission: Permission) -> str:
    """Within reach by role, home and caseload, whether or not a door was opened with a reason."""
    return f"{column} = any ((select app.stands('{permission}'))::uuid[])"


def _child_policies(model: Any) -> dict[str, str]:
    """A model may say: `added_only` (in one's own name, never changed), `entrusted` (to the row's `staff`),
    `kept` (changed and never removed)."""
    rules = model.Privacy
    key = model._meta.get_field(model.subject.removesuffix("_id")).column
    sees, changes = _reach(key, rules.opens), _reach(key, rules.changes)
    # A child who is only just entering is in nobody's reach yet: her home is.
    enters = f"home_id = any ((select app.homes('{Permission.ADMIT}'))::uuid[])" if key == "id" else changes
    if getattr(rules, "added_only", False):
        columns = {f.column for f in model._meta.concrete_fields}
        signed = [f"{who} = {ME}" for who in _NAMES_WHO_WROTE if who in columns]
        own = [f"staff_id = {ME}"] if "staff_id" in columns else []
        return {"select": " or ".join([sees, *own]), "insert": " and ".join([enters, *signed])}
    if getattr(rules, "entrusted", False):
        hers = f"staff_id = {ME} and {_reach(key, Permission.FLOOR)}"
        return {"select": f"{sees} or ({hers})", "insert": enters, "update": f"{changes} or ({hers})"}
    every = {"select": sees, "insert": enters, "update": changes, "delete": changes}
    return every if not getattr(rules, "kept", False) else {k: v for k, v in every.items() if k != "delete"}


def _trace_policies() -> dict[str, str]:
    """Who sees her floor card is told of changes, but for those that `TOLD_TO` keeps for who may open what changed."""
    kept: dict[Permission, list[str]] = {}
    for event, permission in TOLD_TO.items():
        kept.setdefault(permission, []).append(event)
    told = [f"event <> all ({_array(TOLD_TO)}) and {_reach('resident_id', Permission.FLOOR)}"]
    told += [f"event = any ({_array(events)}) and {_stands('resident_id', p)}" for p, events in kept.items()]
    changed = f"not reads and ({' or '.join(told)})"
    about = f"{_reach('resident_id', Permission.TRACE)} or ({changed})"
    # Who signs a report sees how often words of it were refused: somebody may be trying names.
    tried = f"event = 'access_refused' and part = '{WORDS_OF_A_REPORT}' and {_may(Permission.REPORT_SIGN)}"
    return {"select": f"{about} or staff_id = {ME} or ({tried})", "insert": f"staff_id = {ME} or {ME} is null"}


def _array(events: Iterable[str]) -> str:
    return "'{" + ",".join(events) + "}'"


def _several(permissions: Permission | tuple[Permission, ...]) -> tuple[Permission, ...]:
    return permissions if isinstance(permissions, tuple) else (permissions,)


def _may(permission: Permission) -> str:
    return f"(select app.may('{permission}'))"


def _edition_policies(rules: Any) -> dict[str, str]:
    """A model may name its `makers`; `signed` rows are in one's own name, `kept` ones change as their triggers say."""
    made = " or ".join(map(_may, getattr(rules, "makers", (Permission.REPORT_COMPILE,))))
    own = f"({made}) and staff_id = {ME}" if getattr(rules, "signed", False) else made
    changed = {"update": made} if getattr(rules, "kept", False) else {}
    return {"select": _may(Permission.REPORT_READ), "insert": own, **changed}


def _posted(permission: Permission) -> str:
    return f"home_id = any ((select app.homes('{permission}'))::uuid[])"


def _team_policies(model: Any) -> dict[str, str]:
    """Posted in its home today, with the permission for some or all of its children.

    Seen too where a model's `known_by`, a function of the database, names the row.
    """
    rules = model.Privacy

    def works_there(permission: Permission) -> str:
        return f"home_id = any ((select app.posts('{permission}'))::uuid[])"

    sees = f"{works_there(rules.opens)} or id = any ((select {rules.known_by}())::uuid[])"
    changes = works_there(rules.changes)
    return {"select": sees, "insert": changes, "update": changes, "delete": changes}


def _policies(model: Any) -> dict[str, str]:
    """The condition under which each kind of statement reaches a row; a kind that is left out is forbidden."""
    mine = f"staff_id = {ME}"
    match model.Privacy.guard:
        case Guard.CHILD:
            return _child_policies(model)
        case Guard.HOME:
            sees, changes = _may(Permission.HOME_SEE), _may(Permission.HOME_MANAGE)
            return {"select": sees, "insert": changes, "update": changes, "delete": changes}
        case Guard.TEAM:
            return _team_policies(model)
        case Guard.POST:
            sees, changes = _posted(model.Privacy.opens), _posted(model.Privacy.changes)
            return {"select": sees, "insert": changes, "update": changes, "delete": changes}
        case Guard.OWN:
            return {"select": mine, "insert": mine, "update": mine, "delete": mine}
        case Guard.KEYS:
            held = "subject = any ((select app.subjects())::uuid[])"
            return {"select": f"{held} or subject = any ((select app.team_subjects())::uuid[])", "insert": "true"}
        case Guard.RULE:
            changes = " or ".join(_may(each) for each in _several(model.Privacy.changes))
            return {"select": "true", "insert": changes, "update": changes, "delete": changes}
        case Guard.TRACE:
            return _trace_policies()
        case Guard.EDITION:
            return _edition_policies(model.Privacy)
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


def _writes_history(model: Any) -> str:
    """In one's own name, of rows one may write. A child who has just moved away was in a home of hers until then."""
    may = list(dict.fromkeys(condition for kind, condition in _policies(model).items() if kind != "select"))
    if model.subject == "id":
        may.append("app.was_in_a_home_of_hers(id)")
    return f"history_user_id = {ME} and ({' or '.join(f'({each})' for each in may)})"


def _history_of(model: Any) -> Iterator[str]:
    """History is seen as its row is, added to by who may write the row, and required of every change."""
    table, history = model._meta.db_table, model.history.model._meta.db_table
    yield from _fence(history, {"select": _policies(model)["select"], "insert": _writes_history(model)})
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
    if _is_added_only(model.Privacy):
        yield from _append_only(table)
    if hasattr(model, "history"):
        yield from _history_of(model)
    yield from _countable(model)


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
