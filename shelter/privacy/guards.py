"""Who stands before the rows of a table: the condition under which each kind of statement reaches one."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from shelter.access import Permission
from shelter.audit import TOLD_TO, WORDS_OF_A_REPORT


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
    """A model may name its `makers`; `signed` rows are in one's own name, `kept` ones change as their triggers say;
    what is `pressed` of it is done while an edition is made, and never from a page."""
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


def policies(model: Any) -> dict[str, str]:
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
