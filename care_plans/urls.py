"""Addresses of her plans, below the address of her file: versions by number, never a name."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from care_plans.models.codes import OF_HER_PLAN, Part
from care_plans.views import papers, plan, safety


class _Words:
    """A part of an address that is one of a few words."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


class PlanPart(_Words):
    regex = "|".join(Part)


class PlanVerb(_Words):
    regex = "|".join(plan.VERBS)


class Paper(_Words):
    regex = "|".join(OF_HER_PLAN)


register_converter(PlanPart, "plan_part")
register_converter(PlanVerb, "plan_verb")
register_converter(Paper, "paper")

of_a_plan: list[URLPattern | URLResolver] = [
    path("safety/", safety.safety_plan, name="safety_plan"),
    path("safety/<int:version>/", safety.safety_version, name="safety_version"),
    path("safety/write/", safety.safety_write, name="safety_write"),
    path("safety/again/", safety.safety_again, name="safety_again"),
    path("observations/", safety.observations, name="observation_list"),
    path("observations/add/", safety.observation_add, name="observation_add"),
    path("plan/", plan.care_plan, name="care_plan"),
    path("plan/begin/", plan.plan_begin, name="plan_begin"),
    path("plan/<int:version>/", plan.plan_version, name="plan_version"),
    path("plan/<int:version>/parts/<plan_part:part>/", plan.plan_part, name="plan_part"),
    path("plan/<int:version>/goals/add/", plan.goal_add, name="goal_add"),
    path("plan/<int:version>/goals/<uuid:pk>/", plan.goal_change, name="goal_change"),
    path("plan/<int:version>/goals/<uuid:pk>/remove/", plan.goal_remove, name="goal_remove"),
    path("plan/<int:version>/close/", plan.plan_close, name="plan_close"),
    path("plan/<int:version>/return/", plan.plan_return, name="plan_return"),
    path("plan/<int:version>/review/", plan.plan_review, name="plan_review"),
    path("plan/<int:version>/compare/<int:other>/", plan.plan_compare, name="plan_compare"),
    path("plan/<int:version>/<plan_verb:verb>/", plan.plan_move, name="plan_move"),
    path("print/<paper:paper>/", papers.paper_print, name="paper_print"),
    path("sessions/", include("care_plans.services.urls")),
    path("questionnaires/", include("care_plans.assessments.urls")),
]

urlpatterns = [path("residents/<uuid:public_id>/", include(of_a_plan))]
