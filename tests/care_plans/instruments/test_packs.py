"""Texts that an organisation installs: read strictly, refused in a sentence."""

from pathlib import Path

import pytest

from care_plans.assessments.packs import Pack, Unreadable, load

GOOD = {
    "code": '"who5"',
    "version": '"1998"',
    "language": '"fil"',
    "licence": '"Permission of the owner, kept in the office."',
    "instruction": '"Over the last two weeks"',
    "choices": '["zero", "one", "two", "three", "four", "five"]',
    "items": '["a", "b", "c", "d", "e"]',
}


def install(folder: Path, **changes: str) -> Path:
    lines = [f"{name} = {value}" for name, value in {**GOOD, **changes}.items() if value]
    (folder / "who5.toml").write_text("\n".join(lines))
    return folder


def test_without_a_file_there_is_no_pack(tmp_path: Path) -> None:
    assert load(tmp_path, "who5") is None
    assert load(tmp_path / "nowhere", "cries8") is None


def test_a_good_pack_is_read(tmp_path: Path) -> None:
    assert load(install(tmp_path), "who5") == Pack(
        code="who5",
        version="1998",
        language="fil",
        licence="Permission of the owner, kept in the office.",
        instruction="Over the last two weeks",
        choices=("zero", "one", "two", "three", "four", "five"),
        items=("a", "b", "c", "d", "e"),
    )


@pytest.mark.parametrize("code", ["phq9", "sdq", "gas", "../who5", "/etc/passwd", ""])
def test_only_forms_without_their_text_take_a_pack(tmp_path: Path, code: str) -> None:
    with pytest.raises(Unreadable, match="takes no pack"):
        load(install(tmp_path), code)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"licence": ""}, "lacks: licence"),
        ({"licence": '""'}, "licence must be text"),
        ({"code": '"cries8"'}, "must be for who5, version 1998"),
        ({"version": '"2024"'}, "must be for who5, version 1998"),
        ({"version": "1998"}, "version must be text"),
        ({"language": '"Filipino"'}, "must be a code"),
        ({"items": '["a", "b", "c", "d"]'}, "items must be a list of 5 texts"),
        ({"items": '["a", "b", "c", "d", 5]'}, "items must be text"),
        ({"items": '["a", "b", "c", "d", " "]'}, "items must be text"),
        ({"items": '"abcde"'}, "items must be a list"),
        ({"items": f'["a", "b", "c", "d", "{"e" * 501}"]'}, "at most 500 signs"),
        ({"items": '["a", "b", "c", "d", "e\\u202e"]'}, "items must be text"),
        ({"choices": '["a"]'}, "choices must be a list of 6 texts"),
        ({"cut_off": "3"}, "may hold only"),
        ({"code": "who5"}, "not a TOML file"),
        ({"items": "[" * 5000}, "not a TOML file"),
        ({"instruction": f'"{"x" * 100_001}"'}, "larger than any"),
    ],
)
def test_a_wrong_pack_is_refused_in_a_sentence(tmp_path: Path, changes: dict[str, str], said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        load(install(tmp_path, **changes), "who5")


def test_a_pack_in_another_encoding_or_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "who5.toml").write_bytes(b'code = "\xe9"')
    with pytest.raises(Unreadable, match="UTF-8"):
        load(tmp_path, "who5")
    (tmp_path / "psc17.toml").mkdir()
    with pytest.raises(Unreadable, match="cannot be opened"):
        load(tmp_path, "psc17")
