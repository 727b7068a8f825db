"""How an edition is put into words: 0 is never none, a share that would tell too much is a word, bars on one scale."""

import pytest

from reports.wording import Figure, sections
from reports.wording.words import ReportText
from tests.reports.editions import edition
from tests.reports.words import report_text


def figures(text: ReportText | None = None) -> dict[str, Figure]:
    parts = sections(edition(), text or report_text())
    return {figure.code: figure for part in parts for figure in part.figures}


def test_a_published_zero_is_never_shown_as_none() -> None:
    small = [row for figure in figures().values() for row in figure.rows if row.value == 0]

    assert small
    assert {row.shown for row in small} == {"moins de 5"}
    assert {row.share for row in small} <= {"peu", ""}
    assert all(row.bar is None or row.bar.filled == 0 for row in small)


def test_a_share_of_few_is_said_in_words_or_not_at_all() -> None:
    shown = figures()

    assert shown["R1"].rows[0].share == "la plupart"
    assert shown["W1"].headline == "la plupart"
    assert shown["W1"].statement == "La plupart des filles comparées vont mieux."
    assert shown["E2"].rows[3].share_shown == "trop peu"


def test_the_bars_of_a_figure_have_one_scale_and_stand_on_their_wholes() -> None:
    ages, levels = figures()["P1"], figures()["E2"]

    assert max(row.bar.filled for row in ages.rows if row.bar) == 1
    assert [row.bar for row in ages.rows if row.total] == [None]
    assert max(row.bar.whole for row in levels.rows if row.bar) == 1
    assert all(row.bar.filled <= row.bar.whole for row in levels.rows if row.bar)


def test_a_share_that_has_a_target_is_aimed_at_in_per_cent_and_a_count_in_girls() -> None:
    share, count = figures()["T3"].progress, figures()["P2"].progress

    assert share
    assert (share.began, share.target) == ("60\N{NO-BREAK SPACE}%", "90\N{NO-BREAK SPACE}%")
    assert count
    assert (count.began, count.now, count.target) == ("50", "70", "75")
    assert share.bar
    assert share.bar.aim == 0.9


def test_a_section_without_words_or_figures_is_left_out_and_the_order_is_fixed() -> None:
    codes = [part.code for part in sections(edition(), report_text())]

    assert codes == [
        "supported", "care", "education", "activities", "family", "legal", "wellbeing", "prevention", "finance",
        "limits",
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "shown"), [("fr", "3 124 500,50 PHP"), ("en", "PHP 3,124,500.50")])
def test_money_is_written_as_the_language_does(language: str, shown: str) -> None:
    assert report_text(language).money(312_450_050).replace("\N{NO-BREAK SPACE}", " ") == shown
