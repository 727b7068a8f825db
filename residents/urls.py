"""Addresses of the child's file: a random id, never a name."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from residents.models.codes import Document
from residents.views import arrival, doors, file, lists, notes, people
from shelter.access import ASKS_WHY


class _Words:
    """A part of an address that is one of a few words."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


class DocumentName(_Words):
    regex = "|".join(Document.values)


class ClosedPart(_Words):
    regex = "|".join(sorted(ASKS_WHY))


register_converter(DocumentName, "document")
register_converter(ClosedPart, "closed_part")

of_a_file: list[URLPattern | URLResolver] = [
    path("", file.resident_file, name="resident_file"),
    path("name/", file.resident_name, name="resident_name"),
    path("card/", file.floor_card, name="floor_card"),
    path("code-name/", file.code_name, name="code_name"),
    path("words/", file.words, name="resident_words"),
    path("words/add/", file.words_add, name="words_add"),
    path("notes/", notes.notes, name="resident_notes"),
    path("notes/add/", notes.note_add, name="note_add"),
    path("notes/<uuid:pk>/change/", notes.note_change, name="note_change"),
    path("notes/<uuid:pk>/add/", notes.note_add_to, name="note_add_to"),
    path("agreements/", file.agreements, name="resident_agreements"),
    path("agreements/add/", file.agreement_add, name="agreement_add"),
    path("agreements/<uuid:pk>/withdraw/", file.agreement_withdraw, name="agreement_withdraw"),
    path("papers/", file.papers, name="resident_papers"),
    path("papers/<document:document>/", file.paper_change, name="paper_change"),
    path("belongings/", file.belongings, name="resident_belongings"),
    path("belongings/add/", file.belongings_add, name="belongings_add"),
    path("identity/", doors.identity, name="resident_identity"),
    path("identity/change/", doors.identity_change, name="identity_change"),
    path("why/<closed_part:part>/", doors.why, name="resident_why"),
    path("legal/", doors.legal, name="resident_legal"),
    path("legal/add/", doors.legal_add, name="legal_add"),
    path("story/", doors.story, name="resident_story"),
    path("story/add/", doors.story_add, name="story_add"),
    path("arrival/", arrival.arrival, name="resident_arrival"),
    path("arrival/referral/", arrival.referral_change, name="referral_change"),
    path("arrival/again/", arrival.refer_again, name="refer_again"),
    path("arrival/decision/", arrival.decide, name="referral_decide"),
    path("arrival/admission/", arrival.admit, name="resident_admit"),
    path("trace/", doors.trace, name="resident_trace"),
    path("team/", people.team, name="resident_team"),
    path("team/assign/", people.team_assign, name="team_assign"),
    path("team/<uuid:pk>/end/", people.team_end, name="team_end"),
    path("stays/", people.stays, name="resident_stays"),
    path("stays/bed/", people.stay_bed, name="stay_bed"),
    path("stays/home/", people.stay_home, name="stay_home"),
    path("stays/away/", people.stay_away, name="stay_away"),
    path("stays/back/", people.stay_back, name="stay_back"),
    path("stays/discharge/", people.stay_discharge, name="stay_discharge"),
    path("stays/aftercare/", people.aftercare_begin, name="aftercare_begin"),
    path("stays/aftercare/end/", people.aftercare_end, name="aftercare_end"),
    path("family/", include("residents.family.urls")),
    path("told/", include("residents.disclosures.urls")),
    path("tasks/", include("residents.tasks.urls")),
]

urlpatterns = [
    path("home/", lists.home, name="home"),
    path("residents/", lists.resident_list, name="resident_list"),
    path("residents/add/", arrival.search, name="resident_add"),
    path("residents/search/", arrival.search, name="resident_search"),
    path("residents/refer/<uuid:key>/", arrival.refer, name="resident_refer"),
    path("residents/import/", include("residents.importing.urls")),
    path("residents/<uuid:public_id>/", include(of_a_file)),
]
