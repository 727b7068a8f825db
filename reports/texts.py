"""The words of a report in one language, as plain strings for the pure modules that draw it."""

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.disclosure import Reason, Words
from reports.figures import CATALOGUE, SECTIONS, Figure
from reports.wording import FigureText, ReportText, SectionText
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
    Reason.NOT_PROVEN: gettext_lazy(
        "The independent check could not prove these figures safe. Nothing was published; tell whoever looks after "
        "this installation."
    ),
}
WHY_LESS = {
    Reason.TOTALS_ONLY: gettext_lazy("Fewer than 20 girls lived with us in this period, so only totals are given."),
    Reason.ALL_ALIKE: gettext_lazy("This figure is not split: the parts would say the same of every girl."),
    Reason.TOO_FEW_CONTRIBUTORS: gettext_lazy("Too few girls for this figure: it is not given for this period."),
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
    first, last = (date_format(day, "j F Y") for day in (period.first, period.last))
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def method() -> tuple[str, ...]:
    """Why figures are rounded, and why they always add up: for the page and the PDF."""
    return (
        _(
            "Every count of girls in this report is rounded to a multiple of 5, and lies less than 5 away from the "
            "true count. Few girls live with us: an exact small number, or the difference between two exact numbers, "
            "could point at one of them. “Under 5” can mean none."
        ),
        _(
            "The parts of a table are rounded together, not one by one, so that they always add up to its total. A "
            "figure that was given in one report is repeated in every later one, never counted again; a total that "
            "must agree with such figures may lie up to 9 away from the true count."
        ),
        _(
            "Percentages are worked out from the rounded figures, and given only where the rounded total is at least "
            "20; otherwise words such as “most” or “about half” are used. Sums, such as nights, have two significant "
            "figures."
        ),
        _(
            "Figures are counted by a program that can read no name. Before a report is made, a second program that "
            "shares nothing with the first checks what is about to be published."
        ),
    )


def report_text(period: Period, language: str) -> ReportText:
    with translation.override(language):
        return _report_text(period, language)


def _report_text(period: Period, language: str) -> ReportText:
    return ReportText(
        language=language,
        organisation="Shelter",
        title=_("Donor report"),
        period=period_words(period),
        dates=days_of(period),
        at_a_glance=_("At a glance"),
        sections=tuple(SectionText(title=str(title), codes=codes) for title, codes in SECTIONS),
        figures={figure.code: _figure_text(figure) for figure in CATALOGUE},
        categories=_categories(period),
        share=_("Share"),
        shares={word: str(said) for word, said in SHARES.items()},
        under=_("under {number}"),
        why_less={reason: str(why) for reason, why in WHY_LESS.items()},
        counted=_("What is counted"),
        method_title=_("How these figures are made"),
        method=method(),
        certificate_title=_("Certificate"),
        certificate=_(
            "{numbers} published numbers were checked: each is rounded, every table adds up, and every count of girls "
            "could stand for at least {interval} different true counts. Fingerprint of the figures: {hash}"
        ),
        page=_("Page {page} of {pages}"),
    )


def _figure_text(figure: Figure) -> FigureText:
    return FigureText(
        title=str(figure.title),
        about=str(figure.about),
        under=str(figure.under),
        definition=str(figure.definition),
        all=str(figure.all),
        head=str(figure.head),
        unit=str(figure.unit),
    )


def _categories(period: Period) -> dict[str, str]:
    ages = {
        f"{low}-{high}": _("%(low)d to %(high)d years") % {"low": low, "high": high}
        for low, high in ((5, 9), (10, 14), (15, 17), (18, 24))
    }
    halves = {half.label: period_words(half) for half in period.halves}
    return ages | halves | {"other": _("another age, or not known"), "whole": _("Nights our places offered")}
