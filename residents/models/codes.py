"""The code lists of the child's file (source: practice of Philippine case folders; inter-agency case management)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    FEMALE = "female", _("Girl")
    MALE = "male", _("Boy")


class Phase(TextChoices):
    """Where a child stands with us."""

    REFERRED = "referred", _("Referred to us")
    ACCEPTED = "accepted", _("Accepted, not yet here")
    DECLINED = "declined", _("Not received here")
    IN_RESIDENCE = "in_residence", _("Living with us")
    AFTERCARE = "aftercare", _("In after-care")
    LEFT = "left", _("Left")


class Language(TextChoices):
    HILIGAYNON = "hil", _("Hiligaynon")
    KINARAYA = "krj", _("Kinaray-a")
    FILIPINO = "fil", _("Filipino")
    CEBUANO = "ceb", _("Cebuano")
    AKLANON = "akl", _("Aklanon")
    ENGLISH = "en", _("English")
    OTHER = "other", _("Another language")


class BirthPrecision(TextChoices):
    EXACT = "exact", _("The day is known")
    MONTH = "month", _("The month is known")
    YEAR = "year", _("The year is known")
    ESTIMATED = "estimated", _("Estimated")
    UNKNOWN = "unknown", _("Not known")


class ReferralSource(TextChoices):
    LSWDO = "lswdo", _("Local social welfare office")
    DSWD = "dswd", _("DSWD")
    COURT = "court", _("Court")
    POLICE = "police", _("Police, women and children's desk")
    WCPU = "wcpu", _("Hospital unit for women and children")
    NGO = "ngo", _("Another organisation")
    FAMILY = "family", _("Family")
    OTHER = "other", _("Somebody else")


class Concern(TextChoices):
    """Coarse on purpose: enough to prepare a place, nothing of what happened."""

    SEXUAL_ABUSE = "sexual_abuse", _("Sexual abuse")
    ONLINE = "online_sexual_exploitation", _("Sexual exploitation online")
    TRAFFICKING = "trafficking", _("Trafficking")
    NEGLECT = "neglect", _("Neglect")
    PHYSICAL = "physical", _("Physical harm")
    AT_RISK = "at_risk", _("At risk")


class Decision(TextChoices):
    PENDING = "pending", _("Not decided yet")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Not received here")


class Programme(TextChoices):
    RESIDENTIAL = "residential", _("Residential care")
    AFTERCARE = "aftercare", _("After-care")


class ExitType(TextChoices):
    REUNIFIED = "reunified_family", _("Back with her family")
    KINSHIP = "kinship", _("With relatives")
    FOSTER = "foster", _("Foster family")
    DORMITORY = "dormitory", _("Student dormitory")
    INDEPENDENT = "boarding_independent", _("Boarding, on her own")
    ADOPTION = "adoption", _("Adoption")
    TRANSFER = "transfer_facility", _("Another home")
    LEFT_UNANNOUNCED = "left_without_agreement", _("Left without agreement")
    CAME_OF_AGE = "majority_exit", _("Came of age")
    DEATH = "death", _("Died")


class AbsenceKind(TextChoices):
    HOME_VISIT = "home_visit", _("Home visit")
    HOSPITAL = "hospital", _("Hospital")
    COURT = "court", _("Court")
    OUTING = "outing", _("Outing or camp")
    LEAVE = "overnight_leave", _("Overnight leave")
    UNKNOWN = "absent_unknown", _("We do not know where she is")


class Custody(TextChoices):
    LSWDO = "protective_custody_lswdo", _("Protective custody (LSWDO)")
    DSWD = "dswd_temporary", _("DSWD temporary custody")
    COURT = "court_commitment", _("Court commitment")
    VOLUNTARY = "voluntary_commitment", _("Voluntary commitment")
    PARENT = "parental_consent", _("A parent agreed")
    TRANSFER = "transferred_facility", _("Transferred from another home")
    OF_AGE = "self_18plus", _("She decides herself, being 18 or over")
    PENDING = "pending", _("Being settled")


class Clada(TextChoices):
    """Certification declaring a child legally available for adoption (RA 11642)."""

    NOT_APPLICABLE = "not_applicable", _("Does not apply")
    FOR_PETITION = "for_petition", _("To be petitioned")
    FILED = "petition_filed", _("Petition filed")
    ISSUED = "issued", _("Issued")
    DENIED = "denied", _("Denied")


class ProtectionOrder(TextChoices):
    NONE = "none", _("None")
    BPO = "bpo", _("Barangay protection order")
    TPO = "tpo", _("Temporary protection order")
    PPO = "ppo", _("Permanent protection order")
    NO_CONTACT = "court_no_contact", _("No contact, by the court")


class Document(TextChoices):
    REFERRAL_LETTER = "referral_letter", _("Referral letter")
    INTAKE_SHEET = "intake_sheet", _("Intake sheet")
    ADMISSION_SLIP = "admission_slip", _("Admission slip")
    ADMISSION_CONTRACT = "admission_contract", _("Admission contract")
    CASE_STUDY = "scsr", _("Social case study report")
    BIRTH_CERTIFICATE = "birth_cert", _("Birth certificate")
    COURT_ORDER = "court_order", _("Court order")
    BLOTTER = "police_blotter", _("Police blotter")
    AFFIDAVIT = "complaint_affidavit", _("Complaint affidavit")
    MEDICO_LEGAL = "medico_legal", _("Medico-legal certificate")
    MEDICAL = "medical_cert", _("Medical certificate")
    PSYCHOLOGICAL = "psych_report", _("Psychological report")
    BARANGAY = "barangay_cert", _("Barangay certificate")
    SCHOOL = "school_records", _("School records")
    BELONGINGS = "inventory_belongings", _("List of belongings")


class DocumentStatus(TextChoices):
    MISSING = "missing", _("Missing")
    REQUESTED = "requested", _("Asked for")
    RECEIVED = "received", _("Received")
    NOT_APPLICABLE = "not_applicable", _("Does not apply")
    EXPIRED = "expired", _("Expired")


NOT_HERE = (DocumentStatus.MISSING, DocumentStatus.REQUESTED, DocumentStatus.EXPIRED)


class ConsentKind(TextChoices):
    SERVICES = "services", _("To live here and receive care")
    DATA = "data_processing", _("To keep this record")
    SHARING = "information_sharing", _("To share information with a named office")
    STATISTICS = "statistics_non_identifiable", _("To be counted in figures that name nobody")
    HEALTH = "health_treatment", _("Health care and treatment")
    INSTRUMENT = "instrument", _("A questionnaire about how she is")
    RESEARCH = "research", _("Research")


class GivenBy(TextChoices):
    CHILD = "child", _("Herself")
    GUARDIAN = "guardian", _("Her guardian")
    AGENCY = "agency", _("The agency with custody")
    COURT = "court", _("The court")
    OF_AGE = "self_18plus", _("Herself, being 18 or over")


class Assent(TextChoices):
    """What the child herself says about it."""

    AGREES = "agrees", _("She agrees")
    PARTLY = "agrees_partly", _("She agrees in part")
    DISAGREES = "disagrees", _("She does not agree")
    TOO_YOUNG = "too_young_explained", _("Too young; it was explained to her")
    NOT_ASKED = "not_asked", _("Not asked yet")


class TeamRole(TextChoices):
    PRIMARY = "primary_sw", _("Social worker")
    BACKUP = "backup_sw", _("Back-up social worker")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    HOUSE_PARENT = "key_houseparent", _("Key house parent")


class Why(TextChoices):
    """Why a closed part is opened."""

    LEGAL_APPOINTMENT = "legal", _("Court or legal appointment")
    REVIEW = "review", _("Care plan review")
    SAFETY = "safety", _("Safety today")
    SHE_ASKED = "she_asked", _("She asked for it")
    OTHER = "other", _("Something else")


class NoteKind(TextChoices):
    GENERAL = "general", _("Note")
    CALL = "call", _("Call")
    VISIT = "visit", _("Visit")
    MEETING = "meeting", _("Meeting")
    HOME_VISIT = "home_visit", _("Home visit")
    SCHOOL = "school", _("School")
    HEALTH = "health", _("Health")
    FLOOR = "floor", _("Told by the house parents")
    IMPORTED = "imported", _("Remarks from a list")


class PaperKind(TextChoices):
    FLOOR_CARD = "floor_card", _("Floor card")
    SAFETY_PLAN = "safety_plan", _("Safety plan")
    CARE_PLAN = "care_plan", _("Care plan")
    SUMMARY = "summary", _("My plan, for her")
    REPORT_CARD = "report_card", _("Report card")
