"""The page shows the figures of an edition as its PDF does: bars beside numbers, without style or script."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from reports.texts import report_text
from reports.wording import sections
from tests.reports.catalogued import catalogue_edition


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_number_stands_beside_its_bar_and_nothing_in_it_is_inline_style_or_script(language: str) -> None:
    made = catalogue_edition(language)
    text = report_text(made, language)
    parts = sections(made, text)
    with translation.override(language):
        page = render_to_string("reports/body.html", {"sections": parts, "text": text})

    for figure in (figure for part in parts for figure in part.tables):
        for row in figure.rows:
            assert re.search(rf">{re.escape(row.shown)}</td>", page)
    assert not re.search(r"style=|<script|\son\w+=", page)
    assert re.findall(r'width="[\d.]+,[\d.]+%"', page) == []  # lengths are written with a point in every language
    assert page.count('<rect class="bar-part"') > 20
    assert text.certificate in page.replace("&#x27;", "'")


def test_what_is_under_the_base_is_words_and_an_open_bar() -> None:
    made = catalogue_edition("en")
    text = report_text(made, "en")
    under = [row for part in sections(made, text) for figure in part.figures for row in figure.rows if row.value == 0]

    assert {row.shown for row in under} <= {"under 5"}
