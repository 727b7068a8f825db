"""What the measuring sends is what a person would send. Nothing here is timed."""

import pytest

from bench.__main__ import NAMES, _asked, _table
from bench.browser import fields_of
from bench.measuring import Figure
from bench.works import edit, grid, of_twin, roll

ROSTER = b"""<form><input name="q" value="x"></form>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="abc">
<input type="radio" name="m-1" value="here" checked><input type="radio" name="m-1" value="away">
<input type="radio" name="m-2" value="here"><input type="radio" name="m-2" value="away">
<input type="hidden" name="s-1" value="here"><input name="w-1"></form>"""


def test_a_form_is_read_as_a_browser_would_send_it() -> None:
    fields = fields_of(ROSTER, "m-")

    assert fields == {"csrfmiddlewaretoken": "abc", "m-1": "here", "m-2": "", "s-1": "here", "w-1": ""}


def test_a_choice_is_sent_as_it_stands_and_a_button_that_nobody_pressed_is_not() -> None:
    page = b"""<form><select name="here"><option value="">-<option value="away" selected>away</select>
    <input type="submit" name="_save" value="Save"></form>"""

    assert fields_of(page, "here") == {"here": "away"}


def test_a_page_without_that_form_is_said() -> None:
    with pytest.raises(StopIteration):
        fields_of(ROSTER, "mark-")


def test_every_line_of_a_roster_changes_each_time() -> None:
    fill, fields = roll(), fields_of(ROSTER, "m-")
    first, second = fill(fields), fill(fields)

    assert {name: first[name] for name in ("m-1", "m-2")} == {"m-1": "here", "m-2": "declined"}
    assert {name: second[name] for name in ("m-1", "m-2")} == {"m-1": "declined", "m-2": "here"}
    assert first["csrfmiddlewaretoken"] == "abc"


def test_every_cell_of_a_grid_changes_each_time() -> None:
    fill, fields = grid(), {f"mark-{n}": "80" for n in range(400)} | {"submission": "1"}
    first, second = fill(fields), fill(fields)
    changed = [name for name in first if first[name] != second[name]]

    assert len(changed) == 300  # thirty girls by ten columns
    assert first["submission"] == "1"


def test_an_edit_says_something_else_each_time() -> None:
    fill = edit()

    assert fill({"submission": "1"})["safe_today"] != fill({"submission": "1"})["safe_today"]


def test_the_twin_has_every_page_but_the_grid() -> None:
    assert [work.name for work in of_twin()] == [name for name in NAMES if name != "grid"]


def test_figures_are_drawn_as_a_table_with_what_the_admin_takes() -> None:
    page = Figure("list", "100 by name", 8.2, 9.0, 4000, 20.0, admin=41.0, to_admin=0.2)
    alone = Figure("grid", "save of 300", 30.0, 41.5, 0, 75.0).with_statements(18, None)
    _head, first, second = _table([page.with_statements(8, 5), alone]).splitlines()

    assert first.split()[-8:] == ["8.20", "9.00", "8", "4000", "20.0", "41.00", "5", "0.20"]
    assert second.split()[-5:] == ["30.00", "41.50", "18", "0", "75.0"]


def test_a_name_that_is_not_measured_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert _asked(list(NAMES)).names == list(NAMES)
    with pytest.raises(SystemExit):
        _asked(["moon"])

    assert "there is no moon: choose from resident, list, search, edit, open, roster, grid" in capsys.readouterr().err
