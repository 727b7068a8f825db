"""The words of a report in one language, as plain strings for the pure modules that draw it."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from reports.disclosure import PublishedTables, Reason, Words
from reports.figures import CATALOGUE, SECTIONS, Figure, Kind
from reports.wording import FigureText, ReportText, Said, SectionText
from shelter.access import Role
from shelter.counting import Period

LANGUAGES = {"fr": "Français", "en": "English"}

WHY_NOTHING = {
    Reason.TOO_FEW_CHILDREN: gettext_lazy(
        "Fewer than 10 girls lived with you in this period. Any figure about so few could point at one of them, so "
        "nothing is published. Try the whole year."
    ),
    Reason.RECORDS_CHANGED: gettext_lazy(
        "The records of this period have changed too much since an earlier report of the same year: figures that fit "
        "both cannot be given. Nothing was published."
    ),
    Reason.CHANGED_SINCE: gettext_lazy(
        "The records have changed since the figures of this correction were checked. Take it back to a draft and check "
        "it again. Nothing was published."
    ),
    Reason.NOT_PROVEN: gettext_lazy(
        "The independent check could not prove these figures safe. Nothing was published; tell whoever looks after "
        "this installation."
    ),
}
WHY_LESS = {
    Reason.TOTALS_ONLY: gettext_lazy("Fewer than 20 girls lived with us in this period, so only totals are given."),
    Reason.ALL_ALIKE: gettext_lazy("This figure is not split: the parts would say the same of every girl."),
}
WHY_NONE = {
    Reason.ALL_ALIKE: gettext_lazy("Not given for this period: it would say the same of every girl."),
    Reason.TOO_FEW_CONTRIBUTORS: gettext_lazy("Too few girls for this figure: it is not given for this period."),
    Reason.NOT_RECORDED: gettext_lazy("Not recorded yet."),
}
SHARES = {
    Words.FEW: gettext_lazy("few"),
    Words.SOME: gettext_lazy("some"),
    Words.ABOUT_HALF: gettext_lazy("about half"),
    Words.MOST: gettext_lazy("most"),
    Words.NEARLY_ALL: gettext_lazy("nearly all"),
}


def period_words(period: Period) -> str:
    """ "First half of 2026", in the language of the moment."""
    match period.half:
        case 1:
            return _("First half of %(year)s") % {"year": period.year}
        case 2:
            return _("Second half of %(year)s") % {"year": period.year}
    return _("Year %(year)s") % {"year": period.year}


def days_of(period: Period) -> str:
    # Translators: how Django writes a date that is the first of a month; in French, "j\\e\\r F Y".
    first = date_format(period.first, pgettext("the first of a month", "j F Y"))
    return _("%(first)s to %(last)s") % {"first": first, "last": date_format(period.last, "j F Y")}


def method(base: int) -> tuple[Said, ...]:
    """Why figures are rounded, and why they always add up: for the page, the PDF and the spreadsheet."""
    rules = {"base": base, "closest": base - 1, "widest": 2 * base - 1}
    return (
        Said(
            _("Why is every figure rounded?"),
            _(
                "Few girls live with us. An exact small number, or the difference between two exact numbers, could "
                "point at one of them. So every count of girls is rounded to a multiple of %(base)d, and lies at most "
                "%(closest)d away from the true count. “Under %(base)d” can mean none."
            )
            % rules,
        ),
        Said(
            _("Why do the figures always add up?"),
            _(
                "The parts of a table are rounded together, not one by one, so that they make its total. A number that "
                "was given in one report is repeated in every later one, to any donor, and never counted again. A "
                "number that must agree with earlier ones may lie up to %(widest)d away from the true count."
            )
            % rules,
        ),
        Said(
            _("Why is a share sometimes a word?"),
            _(
                "Percentages are worked out from the rounded figures, and given only where the rounded whole is at "
                "least 20; otherwise words such as “most” or “about half” are used. Sums, such as nights or hours, "
                "have two significant figures. Averages are never given."
            ),
        ),
        Said(
            _("Who makes sure of it?"),
            _(
                "Figures are counted by a program that can read no name. A second program, which shares nothing with "
                "the first, then reads this report beside all that were ever published, and works out how much anyone "
                "could learn from all of them together. Only if that is less than we promise can a coordinator sign."
            ),
        ),
    )


def report_text(published: PublishedTables, language: str) -> ReportText:
    with translation.override(language):
        return _report_text(published, language)


def _report_text(published: PublishedTables, language: str) -> ReportText:
    period, base = published.period, published.base
    return ReportText(
        language=language,
        organisation="Shelter",
        title=_("Donor report"),
        edition=_("Edition %(name)s") % {"name": published.frame.edition},
        period=period_words(period),
        dates=days_of(period),
        at_a_glance=_("At a glance"),
        contents=_("Contents"),
        about=_("About this report"),
        sections=tuple(
            SectionText(code=section.code, title=str(section.title), codes=_codes(section.figures))
            for section in SECTIONS
        ),
        limits=SectionText(code="limits", title=_("Definitions and limits")),
        figures={figure.code: _figure_text(figure) for figure in CATALOGUE},
        categories=_categories(),
        share=_("Share"),
        shares={word: str(said) for word, said in SHARES.items()},
        no_share=_("too few"),
        of=_("Out of"),
        part_of=_("{part} out of {whole}"),
        named=_("{name}: {value}"),
        under=_("under {number}"),
        why_less={reason: str(why) for reason, why in WHY_LESS.items()},
        why_none={reason: str(why) for reason, why in WHY_NONE.items()},
        counted=_("What is counted"),
        source_title=_("Counted from"),
        source=_("Counted from: {source}."),
        by_hand=_("Entered by hand ({who}). Not about residents."),
        people={role.value: str(role.label) for role in Role},
        began=_("Where it began"),
        now=_("Now"),
        target=_("Target"),
        rounded=_("Every count of girls is rounded to a multiple of %(base)d; “under %(base)d” can mean none.")
        % {"base": base},
        corrects=_corrects(published),
        method_title=_("How these figures are made"),
        method=method(base),
        certificate_title=_("Certificate"),
        certificate=_certificate(published),
        seal=published.certificate.get("hash", "")[:16],
        page=_("Page {page} of {pages}"),
    )


def _corrects(published: PublishedTables) -> str:
    frame = published.frame
    if not frame.corrects:
        return ""
    said = _("This edition takes the place of edition %(edition)s.") % {"edition": frame.corrects}
    return f"{said} {frame.reason}"


def _certificate(published: PublishedTables) -> str:
    """What was checked, in one sentence."""
    told = published.certificate
    if not told:
        return _("This is a draft: its figures have not been examined yet.")
    return ngettext(
        "%(numbers)s published numbers of this first edition, and %(pairs)s sums and differences of them, were "
        "examined together: each could stand for at least %(interval)s different true counts. Fingerprint of the "
        "figures: %(hash)s",
        "%(numbers)s published numbers of %(editions)s editions, and %(pairs)s sums and differences of them, were "
        "examined together: each could stand for at least %(interval)s different true counts. Fingerprint of the "
        "figures: %(hash)s",
        told["editions"],
    ) % {
        "numbers": told["numbers"],
        "editions": told["editions"],
        "pairs": told["pairs"],
        "interval": told["smallest_interval"],
        "hash": told["hash"],
    }


def _codes(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Figures that are only there for others to be shares of are shown beside those."""
    return tuple(figure.code for figure in figures if not figure.is_whole)


def _figure_text(figure: Figure) -> FigureText:
    return FigureText(
        title=str(figure.title),
        about=str(figure.about),
        under=str(figure.under),
        definition=str(figure.definition),
        all=str(figure.all),
        head=str(figure.head),
        unit=str(figure.unit),
        source=str(figure.source),
        whole=figure.whole,
        by_hand=figure.kind is Kind.MANUAL,
    )


def _categories() -> dict[str, str]:
    """Of every dimension that a donor figure may be split by."""
    ages = {
        f"{low}-{high}": _("%(low)d to %(high)d years") % {"low": low, "high": high}
        for low, high in ((5, 9), (10, 14), (15, 17), (18, 24))
    }
    return ages | {
        "under_6_months": _("less than six months"),
        "6_to_12_months": _("six months to a year"),
        "1_to_2_years": _("one to two years"),
        "2_years_or_more": _("two years or more"),
        "family_or_relatives": _("to family or relatives"),
        "foster": _("to a foster family"),
        "dormitory_or_independent": _("to a dormitory or a life of her own"),
        "transfer": _("to another home"),
        "left_without_agreement": _("left without telling us"),
        "kinder": _("Kindergarten"),
        "elementary": _("Elementary school"),
        "junior_high": _("Junior high school"),
        "senior_high": _("Senior high school"),
        "als": _("Alternative learning"),
        "training": _("Vocational training"),
        "college": _("College"),
        "other": _("other"),
        "whole": _("Nights our places offered"),
    }
