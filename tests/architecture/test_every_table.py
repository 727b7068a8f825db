"""Every table and every column is classified, and the database holds the wall that the models declare."""

import inspect
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections, models

from shelter import privacy
from shelter.access import GRANTS
from shelter.privacy import Guard
from shelter.staffing import actions as staffing_actions
from shelter.vault import SealedTextField

# Tables of the libraries. They name no child: sessions, sign-in, tries, and Django's own lists.
MACHINERY = {
    "django_session", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions",
    "account_emailaddress", "account_emailconfirmation", "mfa_authenticator", "usersessions_usersession",
    "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog", "axes_accessattemptexpiration",
}  # fmt: skip
# Tables without a model: the shared cache of sign-in tries, and Django's list of migrations.
WITHOUT_A_MODEL = {"django_migrations", "shelter_cache"}

pytestmark = pytest.mark.django_db(databases={"default", "owner", "report"})


def ask(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def fenced() -> set[str]:
    return {name for (name,) in ask(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relrowsecurity and relforcerowsecurity"
    )}  # fmt: skip


def test_every_table_is_fenced_or_on_the_list_of_those_that_name_no_child() -> None:
    tables = {name for (name,) in ask("select tablename from pg_tables where schemaname = 'public'")}
    reference = {m._meta.db_table for m in privacy.classified() if m.Privacy.guard is Guard.REFERENCE}

    assert tables - fenced() == MACHINERY | WITHOUT_A_MODEL | reference


def test_every_table_of_ours_but_the_reference_lists_is_fenced_with_its_history() -> None:
    ours = {m._meta.db_table for m in privacy.classified() if m.Privacy.guard is not Guard.REFERENCE}
    histories = {m._meta.db_table for m in apps.get_models() if privacy.is_history(m)}

    assert ours | histories <= fenced()


def test_every_model_of_ours_is_classified() -> None:
    ours = {
        "shelter", "residents", "family", "importing", "tasks", "disclosures", "care_plans", "assessments", "services",
        "education", "activities", "school_importing",
        "reports",
    }  # fmt: skip
    found = {m for m in apps.get_models() if m._meta.app_label in ours and not privacy.is_history(m)}

    assert found == set(privacy.classified())


@pytest.mark.parametrize("model", privacy.classified(), ids=lambda m: m.__name__)
def test_every_column_is_countable_private_or_sealed(model: Any) -> None:
    sealed = {f.name for f in model._meta.concrete_fields if isinstance(f, SealedTextField)}
    columns = {f.name for f in model._meta.concrete_fields}

    assert columns == sealed | model.Privacy.countable | model.Privacy.private
    assert not sealed & (model.Privacy.countable | model.Privacy.private)
    assert not model.Privacy.countable & model.Privacy.private


def test_the_database_holds_the_policy_screen() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("select role, permission, scope from app.policy")
        held = set(cursor.fetchall())

    assert held == {(str(r), str(p), str(s)) for r, grants in GRANTS.items() for p, s in grants.items()}


def test_the_application_may_never_alter_history_or_the_trace() -> None:
    histories = {m._meta.db_table for m in apps.get_models() if privacy.is_history(m)} | {"shelter_trace"}
    rights = set(ask(
        "select table_name, privilege_type from information_schema.role_table_grants where grantee = 'shelter_app'"
    ))  # fmt: skip

    assert {right for table, right in rights if table in histories} == {"SELECT", "INSERT"}


def test_the_counting_role_reads_countable_columns_only() -> None:
    held = {(table, column) for table, column in ask(
        "select table_name, column_name from information_schema.column_privileges where grantee = 'shelter_report'"
    )}  # fmt: skip
    declared = {
        (m._meta.db_table, m._meta.get_field(name).column) for m in privacy.classified() for name in m.Privacy.countable
    }

    assert held <= declared


def verbs(package: Any) -> list[Any]:
    names = getattr(package, "__all__", None) or [n for n in vars(package) if not n.startswith("_")]
    return [
        f for n in names if inspect.isfunction(f := getattr(package, n)) and f.__module__.startswith(package.__name__)
    ]


def test_every_change_names_who_makes_it() -> None:
    from care_plans import actions as plan_actions
    from care_plans.assessments import actions as questionnaire_actions
    from care_plans.services import actions as session_actions
    from education import actions as school_actions
    from education.activities import actions as activity_actions
    from education.results import actions as result_actions
    from reports import actions as report_actions
    from residents import actions as file_actions
    from residents.disclosures import actions as disclosure_actions
    from residents.family import actions as family_actions
    from residents.tasks import actions as task_actions

    exempt = {"first_administrator"}  # nobody is there yet
    told = "words_of"  # what a form shows of a row that is in hand already
    files = (file_actions, disclosure_actions, family_actions, task_actions)
    school = (school_actions, result_actions, activity_actions)
    for package in (
        *files,
        *school,
        plan_actions,
        session_actions,
        questionnaire_actions,
        report_actions,
        staffing_actions,
    ):
        for verb in verbs(package):
            if verb.__name__ not in exempt and not verb.__name__.startswith(told):
                by = inspect.signature(verb).parameters.get("by")
                assert by is not None, verb
                assert by.kind is inspect.Parameter.KEYWORD_ONLY, verb


def test_every_read_names_who_reads() -> None:
    from care_plans import queries as plan_queries
    from care_plans.assessments import queries as questionnaire_queries
    from care_plans.services import queries as session_queries
    from education import queries as school_queries
    from education.activities import queries as activity_queries
    from education.results import queries as result_queries
    from reports import queries as report_queries
    from residents import queries as file_queries
    from residents.disclosures import queries as disclosure_queries
    from residents.family import queries as family_queries
    from residents.tasks import queries as task_queries

    files = (file_queries, disclosure_queries, family_queries, task_queries)
    school = (school_queries, result_queries, activity_queries)
    for package in (*files, *school, plan_queries, session_queries, questionnaire_queries, report_queries):
        for read in verbs(package):
            viewer = inspect.signature(read).parameters.get("viewer")
            assert viewer is not None, read
            assert viewer.kind is inspect.Parameter.KEYWORD_ONLY, read


def test_no_model_orders_itself() -> None:
    ordered = {m for m in privacy.classified() if isinstance(m, type(models.Model)) and m._meta.ordering}

    assert ordered == set()
