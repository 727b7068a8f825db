"""./x manage score: what it prints, and how it refuses."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from shelter.commands.manage import NEEDS_NO_DATABASE
from shelter.config import ROOT
from tests.care_plans.instruments import vectors


def told(name: str, answers: object) -> dict[str, Any]:
    out = io.StringIO()
    call_command("score", name, answers if isinstance(answers, str) else json.dumps(answers), stdout=out)
    return json.loads(out.getvalue())


def refused(name: str, answers: str) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError) as reason:
        call_command("score", name, answers, stdout=out)
    assert out.getvalue() == ""
    return str(reason.value)


def test_it_prints_everything_that_the_answers_come_to() -> None:
    answer = told("PHQ-9", [0, 0, 0, 0, 0, 0, 0, 0, 1])

    assert answer | {"alerts": [], "notes": []} == {
        "instrument": "phq9",
        "version": "2001",
        "total": 1,
        "subscores": {},
        "band": "minimal",
        "bands": {},
        "positive": False,
        "alerts": [],
        "notes": [],
        "missing": [],
        "complete": True,
    }
    assert [(alert["code"], alert["urgency"]) for alert in answer["alerts"]] == [("phq_item_9", "today")]
    assert "never a diagnosis" in answer["notes"][-1]


@pytest.mark.parametrize(("weights", "levels", "total"), vectors.GAS)
def test_goals_are_two_lists(weights: list[int], levels: list[int], total: float) -> None:
    assert told("gas", {"weights": weights, "levels": levels})["total"] == total


@pytest.mark.parametrize(
    ("answers", "band"),
    [
        (["no", "no", "no", "no"], "negative screen"),
        (["No", "refused", "no", "no", "no"], "non-acute positive screen"),
        ([False, None, False, False, False], "non-acute positive screen"),
        (["yes", "no", True, "no", "yes"], "acute positive screen"),
        (["yes", "no", "no", "no"], "positive screen, incomplete"),
    ],
)
def test_asq_is_answered_in_words(answers: list[object], band: str) -> None:
    assert told("asq", answers)["band"] == band


def test_entered_scores_go_by_name_or_in_order_and_a_paper_form_is_added_up() -> None:
    by_name = told("sdq", {"emotional": 7, "conduct": 2, "hyperactivity": 5, "peer": 2, "prosocial": 9})

    assert by_name == told("sdq", [7, 2, 5, 2, 9]) == told("sdq", vectors.SDQ_PAPER[3][0])
    assert told("cpss5", vectors.CPSS_PAPER[2][0])["total"] == 31
    assert told("C-SSRS", {"q1": "yes", "q2": "no", "q6": "no"})["band"] == "low risk"
    assert told("aso", {"safety": [2, 3, 2]})["subscores"]["safety"] == 2.33


def test_null_is_an_answer_she_prefers_not_to_give() -> None:
    answer = told("phqa", [None, 0, 0, 0, 0, 0, 0, 0, 2])

    assert (answer["total"], answer["missing"], len(answer["alerts"])) == (None, [1], 1)


def test_a_dash_reads_what_is_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("[1,2,1,2,1]\n"))

    assert told("who5", "-")["subscores"] == {"percent": 28}


@pytest.mark.parametrize(
    ("name", "answers", "said"),
    [
        ("phq9", "[0,1]", "9 answers; 2 were given"),
        ("phq9", "[0,0,0,0,0,0,0,0,4]", "Answer 9 must be one of 0, 1, 2, 3"),
        ("phq9", "[true,0,0,0,0,0,0,0,0]", "Answer 1 must be"),
        ("phq9", "[1.0,0,0,0,0,0,0,0,0]", "Answer 1 must be"),
        ("phq9", '["yes",0,0,0,0,0,0,0,0]', "Answer 1 must be"),
        ("phq9", "[[0],0,0,0,0,0,0,0,0]", "Answer 1 must be"),
        ("phq9", "[NaN,0,0,0,0,0,0,0,0]", "not readable"),
        ("phq9", f"[{'9' * 5000},0,0,0,0,0,0,0,0]", "not readable"),
        ("phq9", f"{'[' * 9000}", "not readable"),
        ("phq9", "[" + "0," * 20_000, "more answers than any form"),
        ("phq9", "0 1 0 1", "not readable"),
        ("phq9", "", "not readable"),
        ("phq9", "{}", "as a list"),
        ("phq9", '"000000000"', "as a list"),
        ("cries8", "[2,0,0,0,0,0,0,0]", "Answer 1 must be one of 0, 1, 3, 5"),
        ("asq", '["maybe","no","no","no"]', "Answer 1 must be"),
        ("ucla", '{"total": 81}', "from 0 to 80"),
        ("ucla", '{"total": 3, "total": 4}', "not readable"),
        ("ucla", "[1, 2]", "At most 1 scores"),
        ("sdq", '{"anger": 3}', "The scores of this form are: emotional"),
        ("sdq", "[7,2,5,2,9,15]", "does not fit"),
        ("gas", '{"weights": [1], "levels": [3]}', "Level 1 must be"),
        ("gas", '{"weights": [1e999999999], "levels": [1]}', "Weight 1 must be"),
        ("gas", "[1,2]", "two lists"),
        ("bdi", "[]", "phq9, phqa, gad7"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(name: str, answers: str, said: str) -> None:
    assert said in refused(name, answers)


def test_it_needs_no_database_and_ends_as_a_program_should(tmp_path: Path) -> None:
    assert "score" in NEEDS_NO_DATABASE
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SHELTER_DATA": str(tmp_path), "SHELTER_MODE": "demo"}
    right, wrong = (
        subprocess.run(
            [sys.executable, "-P", "-m", "shelter", "manage", "score", "phq9", answers],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        for answers in ("[0,1,0,1,0,0,1,0,0]", "[0,1,0,1,0,0,1,0,9]")
    )

    assert (right.returncode, json.loads(right.stdout)["total"]) == (0, 3)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "Answer 9 must be one of 0, 1, 2, 3" in wrong.stderr
    assert "Traceback" not in wrong.stderr
    assert not (tmp_path / "demo" / "postgres").exists()
