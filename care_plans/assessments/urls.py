"""Addresses of her questionnaires, below the address of her file; and `top`, for the administrator."""

from django.urls import path

from care_plans.assessments.views import asking, giving, reading, using

urlpatterns = [
    path("", reading.assessment_list, name="assessment_list"),
    path("choose/", giving.choose, name="assessment_choose"),
    path("begin/<slug:code>/", giving.begin, name="assessment_begin"),
    path("over-time/<slug:code>/", reading.over_time, name="assessment_over_time"),
    path("<uuid:pk>/", reading.assessment, name="assessment"),
    path("<uuid:pk>/go-on/", giving.resume, name="assessment_resume"),
    path("<uuid:pk>/chose-not-to/", giving.decline, name="assessment_decline"),
    path("<uuid:pk>/mistake/", giving.withdraw, name="assessment_withdraw"),
    path("<uuid:pk>/next-steps/", reading.next_steps, name="assessment_next_steps"),
    path("<uuid:pk>/<int:number>/", asking.question, name="assessment_question"),
    path("<uuid:pk>/end/", asking.end, name="assessment_end"),
    path("<uuid:pk>/form/", asking.form, name="assessment_form"),
    path("<uuid:pk>/thanks/", asking.thanks, name="assessment_thanks"),
]

top = [
    path("", using.instrument_list, name="instrument_list"),
    path("<slug:code>/agreement/", using.agreement, name="instrument_agreement"),
]
