"""Every figure of the catalogue can be said in French and in English, and every share, number and category with it."""

import re
from dataclasses import replace

import pytest

from reports import pdf, workbook
from reports.disclosure.published import SEAL
from reports.figures import CATALOGUE, Kind
from reports.texts import report_text
from reports.wording import sections
from tests import paper
from tests.reports.catalogued import catalogue_edition


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_figure_of_the_catalogue_is_said_in_a_whole_sentence(language: str) -> None:
    made = catalogue_edition(language)
    shown = {figure.code: figure for part in sections(made, report_text(made, language)) for figure in part.figures}

    expected = {one.code for one in CATALOGUE if not one.is_whole and one.kind is not Kind.MISSING}
    assert expected <= set(shown)
    for figure in shown.values():
        if figure.rows:
            assert re.fullmatch(r"[A-ZÀ-Ý0-9].*\.", figure.statement), figure.code
            assert "{" not in figure.statement


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_drawn_and_written(language: str) -> None:
    made = catalogue_edition(language)
    text = report_text(made, language)
    read = paper.read(pdf.draw(made, text=text))

    assert f"Lang ({language})" in read.catalog
    assert text.certificate[:40] in read.text()
    assert made.certificate["hash"] in "".join(read.text().split())
    assert workbook.write(made, text=text).startswith(b"PK")


def test_a_draft_says_that_nobody_has_examined_it() -> None:
    made = catalogue_edition("en")
    draft = replace(made, seal=SEAL, certificate={})

    assert "not been examined" in report_text(draft, "en").certificate
