"""The code lists of care plans (source: trauma-informed practice of residential care; inter-agency case management)."""

from enum import StrEnum

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from residents.models.codes import PaperKind


class Trigger(TextChoices):
    """What may be hard for her. A family and a few words: never why."""

    TOUCH = "touch", _("Being touched")
    SHOUTING = "shouting", _("Shouting")
    DARKNESS = "darkness", _("Darkness")
    BEING_ALONE = "being_alone", _("Being alone")
    CLOSED_DOOR = "closed_door", _("A closed door")
    MALE_STAFF = "male_staff", _("Men on the staff")
    PHONE_CAMERA = "phone_camera", _("A telephone or a camera")
    BATHING = "bathing", _("Bathing")
    BEDTIME = "bedtime", _("Bedtime")
    SMELLS = "smells", _("Certain smells")
    ANNIVERSARIES = "anniversaries", _("Certain days of the year")
    COURT_DATES = "court_dates", _("Court dates")
    FAMILY_CONTACT = "family_contact", _("Contact with family")
    MEDICAL_EXAM = "medical_exam", _("A medical examination")
    OTHER = "other", _("Something else")


class Situation(TextChoices):
    """For what a safety plan says who does what."""

    HURT = "self_harm", _("If she hurts herself, or thinks of it")
    LEAVING = "leaving", _("If she leaves, or wants to leave")
    ONLINE = "online_contact", _("If somebody contacts her online")
    PROHIBITED = "prohibited_person", _("If a person she must not meet turns up")
    NIGHT = "night", _("If she wakes at night and cannot settle")
    OTHER = "other", _("Something else")


class Occasion(TextChoices):
    """Why a safety plan was written, or has to be looked at again."""

    ADMISSION = "admission", _("She came to us")
    REVIEW = "review", _("A regular look")
    CRISIS = "crisis", _("A very hard moment")
    MOVE = "move", _("She moved")
    LEFT = "left", _("She left without telling us")
    CHARGES = "new_charges", _("News from police or court")
    TEAM = "team", _("Her team asked for it")


# What makes a revision due within two days (source: crisis plans are revised within 24 to 48 hours).
UPSETTING = (Occasion.CRISIS, Occasion.MOVE, Occasion.LEFT, Occasion.CHARGES)


class Stage(TextChoices):
    """Where a care plan stands."""

    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed with her, to be approved")
    ACTIVE = "active", _("In force")
    SUPERSEDED = "superseded", _("Followed by a newer one")
    CLOSED = "closed", _("Closed")


NEXT: dict[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.AGREED, Stage.CLOSED}),
    Stage.AGREED: frozenset({Stage.DRAFT, Stage.ACTIVE, Stage.CLOSED}),
    Stage.ACTIVE: frozenset({Stage.SUPERSEDED, Stage.CLOSED}),
    Stage.SUPERSEDED: frozenset(),
    Stage.CLOSED: frozenset(),
}
BEING_WRITTEN = (Stage.DRAFT, Stage.AGREED)


class Domain(TextChoices):
    SAFETY = "safety", _("Safety")
    EMOTIONS = "emotions", _("Feelings")
    HEALTH = "health", _("Health")
    RELATIONSHIPS = "relationships_family", _("Family and friends")
    EDUCATION = "education", _("Learning")
    IDENTITY = "identity_culture", _("Who she is")
    LIFE_SKILLS = "life_skills_autonomy", _("Doing things by herself")
    LEGAL = "legal", _("Court and papers")
    LEISURE = "leisure", _("Joy and play")


class Service(TextChoices):
    """What may be done with her, in a plan and in a session."""

    THERAPY = "individual_therapy", _("Therapy, alone")
    GROUP = "group_therapy", _("Therapy, in a group")
    PSYCHIATRY = "psychiatry", _("Psychiatry")
    MEDICAL = "medical", _("Medical care")
    LEGAL = "legal", _("Legal help")
    EDUCATION = "education", _("Help with school")
    FAMILY = "family_work", _("Work with her family")
    ARTS = "circus_sport_arts", _("Circus, sport and arts")
    ANIMALS = "animal_mediation", _("With animals")
    LIFE_SKILLS = "life_skills", _("Life skills")
    SPIRITUAL = "spiritual", _("Spiritual care")
    SOCIAL_WORK = "social_work", _("Talk with her social worker")


class ChosenBy(TextChoices):
    SHE = "she", _("She did")
    TOGETHER = "together", _("Together")
    STAFF = "staff", _("Staff for now")


class Permanency(TextChoices):
    NOT_DECIDED = "not_decided", _("Not decided yet")
    FAMILY = "reunification", _("Back with her family")
    KINSHIP = "kinship", _("With relatives")
    FOSTER = "foster", _("Foster family")
    ADOPTION = "adoption", _("Adoption")
    INDEPENDENT = "independent", _("A life of her own")
    STAYS = "long_term", _("Staying with us for now")


class Attainment(IntegerChoices):
    """How far she came with a goal (goal attainment scaling: Kiresuk and Sherman, 1968)."""

    MUCH_LESS = -2, _("Much less than hoped")
    LESS = -1, _("Less than hoped")
    AS_HOPED = 0, _("As hoped")
    MORE = 1, _("More than hoped")
    MUCH_MORE = 2, _("Much more than hoped")


class Sign(TextChoices):
    """What is observed, in words that may stand on a shared screen. An observation, not a diagnosis; never added up."""

    REEXPERIENCING = "reexperiencing", _("Memories that come back")
    AVOIDANCE = "avoidance", _("What she keeps away from")
    HYPERAROUSAL = "hyperarousal", _("Calm")
    DISSOCIATION = "dissociation", _("Being present")
    TO_SELF = "aggression_to_self", _("Care for herself")
    TO_OTHERS = "aggression_to_others", _("With others")
    BODY = "psychosomatic", _("Body")
    MOOD = "anxious_depressive", _("Mood")
    EATING = "eating", _("Eating")
    SLEEP = "sleep", _("Sleep")
    CLOSENESS = "sexual_behaviour", _("Closeness and distance")
    THINKING = "cognitive", _("Attention and memory")
    HABITS = "substance_use", _("Habits")


class Hard(TextChoices):
    """How hard it is for her with this."""

    NONE = "0", _("Not hard")
    MILD = "1", _("A little hard")
    MODERATE = "2", _("Hard")
    SEVERE = "3", _("Very hard")
    NOT_OBSERVED = "9", _("Not observed")


class Trend(TextChoices):
    EASIER = "easier", _("Easier than before")
    SAME = "same", _("As before")
    HARDER = "harder", _("Harder than before")


# Papers drawn from what helps her and what she plans; others are drawn where their content is.
OF_HER_PLAN = (PaperKind.FLOOR_CARD, PaperKind.SAFETY_PLAN, PaperKind.CARE_PLAN, PaperKind.SUMMARY)


class Part(StrEnum):
    """The parts of a plan that are written one by one, in the order in which they are read."""

    STRENGTHS = "strengths"
    VOICE = "voice"
    NEEDS = "needs"
    FAMILY = "family"
    INDEPENDENCE = "independence"
    ROUND = "round"
