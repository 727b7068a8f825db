"""What stands on the papers about her, in the viewer's language: code name only, and the number of the copy."""

from collections.abc import Callable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from care_plans import policies
from care_plans.attainment import signed
from care_plans.models import Plan, SafetyPlan
from care_plans.models.codes import Attainment, Situation, Stage, Trigger
from care_plans.paper import content, drawing
from care_plans.queries.plan import Steps, Whole, standing, whole
from care_plans.queries.plan import plan as one_version
from care_plans.queries.safety import safety_plan
from residents.models import Copy, Resident
from residents.models.codes import PaperKind
from residents.queries import face, team
from shelter.models import Staff


def drawn(copy: Copy, *, viewer: Staff, version: int | None = None) -> bytes:
    """The paper of a numbered copy, as PDF; of a care plan the version that is asked for, or the one in force."""
    policies.may_print(viewer, copy.resident, PaperKind(copy.paper)).enforce()
    return _DRAWN[PaperKind(copy.paper)](copy, viewer, version)


def _top(her: Resident, kind: PaperKind, sub: str = "", *, title: str = "") -> content.Top:
    return content.Top(f"{her.code_name} · {her.number}" if title else str(kind.label), title or her.code_name, sub)


def _hard_for_her(plan: SafetyPlan | None) -> content.Part:
    told = [(str(Trigger(code).label), words) for code, words in plan.triggers] if plan else []
    return content.Part(_("Hard for her"), tuple(": ".join(filter(None, pair)) for pair in told))


def _steps(plan: SafetyPlan | None) -> list[tuple[str, str, str]]:
    return [(str(Situation(code).label), who, what) for code, who, what in plan.steps] if plan else []


def _part(label: str, plan: SafetyPlan | None, name: str, otherwise: str = "") -> content.Part:
    return content.Part.of(label, getattr(plan, name) if plan else "", otherwise)


def _floor_card(copy: Copy, viewer: Staff, version: int | None) -> bytes:
    her, plan = copy.resident, safety_plan(copy.resident, viewer=viewer)
    card = content.FloorCard(
        face=face(copy, viewer=viewer),
        top=_top(her, PaperKind.FLOOR_CARD),
        allergies=content.Part.of(_("Allergies"), her.allergies, _("No allergy known")),
        helps=_part(_("What helps"), plan, "helps", _("Not written down yet. Stay near, speak softly.")),
        worse=_part(_("What makes it worse"), plan, "worse"),
        triggers=_hard_for_her(plan),
        night=_part(_("At night"), plan, "night"),
        wants=_part(_("Who she wants with her"), plan, "wants"),
        do_not_ask=_part(_("Do not ask or say"), plan, "do_not_ask"),
        who_does_what=content.Part(_("Who does what"), tuple(" · ".join(filter(None, step)) for step in _steps(plan))),
    )
    return drawing.draw_floor_card(card)


def _safety_plan(copy: Copy, viewer: Staff, version: int | None) -> bytes:
    her, plan = copy.resident, safety_plan(copy.resident, viewer=viewer)
    none = _("Not written yet")
    about: tuple[tuple[str, str], ...] = ()
    if plan is not None:
        about = (
            (_("Version"), str(plan.version)),
            (_("Written on"), date_format(plan.written_on, "j F Y")),
            (_("By"), plan.author.name),
        )
        if policies.may_read(viewer, her):  # why it was written anew is for her team
            about = (*about, (_("Why now"), str(plan.get_occasion_display())))
    paper = content.SafetyPlanPaper(
        face=face(copy, viewer=viewer),
        top=_top(her, PaperKind.SAFETY_PLAN, title=str(PaperKind.SAFETY_PLAN.label)),
        about=content.Pairs("", about),
        helps=_part(_("What helps"), plan, "helps", none),
        worse=_part(_("What makes it worse"), plan, "worse"),
        signs=_part(_("Early signs"), plan, "signs"),
        triggers=_hard_for_her(plan),
        wants=_part(_("Who she wants with her"), plan, "wants"),
        night=_part(_("At night"), plan, "night"),
        do_not_ask=_part(_("Do not ask or say"), plan, "do_not_ask"),
        who_does_what=content.Grid(
            _("Who does what"), (_("When"), _("Who"), _("Does what")), tuple(_steps(plan)), none
        ),
    )
    return drawing.draw_safety_plan(paper)


def _plan_to_print(copy: Copy, viewer: Staff, version: int | None) -> Whole | None:
    if version is not None:
        return whole(one_version(copy.resident, version, viewer=viewer), viewer=viewer)
    held, written = standing(copy.resident, viewer=viewer)
    plan = held or written
    return whole(plan, viewer=viewer) if plan else None


def _stage(plan: Plan) -> str:
    told = {"version": plan.version, "stage": plan.get_stage_display()}
    return _("Version %(version)s · %(stage)s") % told


def _voice(plan: Plan) -> tuple[content.Voice, ...]:
    if not plan.her_goals:
        return ()
    return (content.Voice(plan.her_goals, str(plan.get_her_language_display()), plan.her_language),)


def _goal(steps: Steps) -> content.Goal:
    goal = steps.goal
    facts = [
        (_("Who helps her with it"), goal.responsible.name if goal.responsible else ""),
        (_("What is done for it"), ", ".join(steps.services)),
        (_("Until"), date_format(goal.due_on, "j F Y") if goal.due_on else ""),
    ]
    return content.Goal(
        goal.title,
        str(goal.get_domain_display()),
        content.Voice(goal.her_words) if goal.her_words else None,
        tuple(content.Level(signed(level), text, _note(steps, level)) for level, text in steps.scale),
        tuple((label, value) for label, value in facts if value),
    )


def _note(steps: Steps, level: int) -> str:
    says = [_("where she starts")] if level == steps.goal.baseline else []
    return " · ".join([*says, _("now")] if steps.ratings and level == steps.now else says)


def _care_plan(copy: Copy, viewer: Staff, version: int | None) -> bytes:
    her, of = copy.resident, _plan_to_print(copy, viewer, version)
    none = _("Not written yet")
    plan = of.plan if of else Plan(resident=her, version=1)
    is_draft = plan.stage in (Stage.DRAFT, Stage.AGREED)
    paper = content.CarePlanPaper(
        face=face(copy, viewer=viewer, stage=_("Draft") if is_draft else ""),
        top=_top(her, PaperKind.CARE_PLAN, title=str(PaperKind.CARE_PLAN.label)),
        stage=_stage(plan),
        draft=is_draft,
        strengths=content.Part.of(_("What she is good at"), plan.strengths, none),
        interests=content.Part.of(_("What she likes"), plan.interests),
        her_goals=content.Voices(_("What she wants, in her own words"), _voice(plan), none),
        her_view=content.Pairs(
            _("What she says of the plan"),
            ((str(plan.get_view_display()), plan.view_reason or plan.took_part or "–"),),
        ),
        needs=content.Pairs(_("What she needs, by area"), tuple(of.needs) if of else (), none),
        goals=content.Goals(
            _("Goals"),
            (_("Step"), _("What it looks like"), _("Where she is")),
            tuple(_goal(steps) for steps in of.goals) if of else (),
            none,
        ),
        family=content.Pairs(
            _("Family, and where this leads"), ((str(plan.get_permanency_display()), plan.family_plan or "–"),)
        ),
        independence=content.Part.of(_("Towards a life of her own"), plan.independence),
        participants=content.Part.of(_("Who took part"), plan.participants, none),
        review=content.Pairs(
            "", ((_("Looked at again on"), date_format(plan.review_on, "j F Y") if plan.review_on else none),)
        ),
        signing=_("Signed"),
        places=(
            (_("Herself, if she wants to"), ""),
            (_("Social worker"), _("Agreed on %s") % date_format(plan.agreed_on, "j F Y") if plan.agreed_on else ""),
            (
                _("Coordinator"),
                _("In force since %s") % date_format(plan.active_from, "j F Y") if plan.active_from else "",
            ),
        ),
    )
    return drawing.draw_care_plan(paper)


def _summary(copy: Copy, viewer: Staff, version: int | None) -> bytes:
    her, of = copy.resident, _plan_to_print(copy, viewer, version)
    safety = safety_plan(her, viewer=viewer)
    plan = of.plan if of else Plan(resident=her, version=1)
    strengths = "\n".join(filter(None, (plan.strengths, plan.interests)))
    people = [*(safety.wants.splitlines() if safety else []), *(each.staff.name for each in team(her, viewer=viewer))]
    again = date_format(plan.review_on, "j F Y") if plan.review_on else _("We tell you")
    summary = content.ChildSummary(
        face=face(copy, viewer=viewer),
        top=content.Top("", _("My plan")),
        strengths=content.Part.of(_("What others see in me, and what I like"), strengths, _("We find out together")),
        wants=content.Voices(_("What I want"), _voice(plan), _("We talk about it")),
        helps=_part(_("How others can help me"), safety, "helps", _("We find out together")),
        people=content.Part(_("People I can go to"), tuple(dict.fromkeys(people))),
        steps=content.Part(_("My next steps"), tuple(_next_step(steps) for steps in of.goals) if of else ()),
        again=content.Part(_("When we look at it again"), (again,)),
        adding=_("Something I want to add"),
    )
    return drawing.draw_child_summary(summary)


def _next_step(steps: Steps) -> str:
    """The goal in her words where she said it, and the step after the one where she is; what is reached is told so."""
    goal = steps.goal.her_words or steps.goal.title
    if steps.now == Attainment.MUCH_MORE:
        return _("%(goal)s: reached") % {"goal": goal}
    text = {int(level): words for level, words in steps.scale}[steps.now + 1]
    return f"{goal} {text}" if goal.endswith((".", "!", "?")) and text else f"{goal}: {text}" if text else goal


_DRAWN: dict[PaperKind, Callable[[Copy, Staff, int | None], bytes]] = {
    PaperKind.FLOOR_CARD: _floor_card,
    PaperKind.SAFETY_PLAN: _safety_plan,
    PaperKind.CARE_PLAN: _care_plan,
    PaperKind.SUMMARY: _summary,
}
