"""A donor report as PDF: published figures and plain words in, bytes out. Pure: knows no Django and no database."""

from reports.disclosure import PublishedTables
from reports.pdf.cover import draw_cover
from reports.pdf.report import Report
from reports.wording import ReportText, sections
from shelter.paper.flow import Face

DEFINITIONS, METHOD = "definitions", "method"


def draw(published: PublishedTables, *, text: ReportText) -> bytes:
    """The whole report on A4. The same figures and words give the same bytes; the file names nobody and no machine.

    It is written twice: the first time to learn on which page each part begins.
    """
    trial = _written(published, text, pages=1, places={})
    return _written(published, text, pages=trial.end(), places=trial.places).finish()


def _written(published: PublishedTables, text: ReportText, *, pages: int, places: dict[str, int]) -> Report:
    parts = sections(published, text)
    limits = [part for part in parts if part.code == text.limits.code]
    parts = [part for part in parts if part.code != text.limits.code]
    face = Face(
        language=text.language,
        title=f"{text.title}, {text.period}",
        copy=f"{text.organisation} · {text.title} · {text.period} · {text.edition}",
        page=text.page,
    )
    report = Report(face, text, pages=pages, places=places)
    draw_cover(report.document, text, parts)
    report.after_cover()
    chapters = [part for part in parts if part.narrative or part.shown]
    lines = [(part.code, part.title) for part in chapters]
    report.contents([*lines, (DEFINITIONS, text.limits.title), (METHOD, text.method_title)])
    for part in chapters:
        report.part(part)
    report.definitions(DEFINITIONS, text.limits.title, limits, parts)
    report.method(METHOD)
    return report
