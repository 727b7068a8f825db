"""What every page weighs, and what no template may hold."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory

from shelter.ui.styleguide import styleguide

ROOT = Path(settings.BASE)
STATIC = ROOT / "shelter" / "ui" / "static" / "ui"
TEMPLATES = sorted(path for path in ROOT.glob("*/**/templates/**/*.html") if ".venv" not in path.parts)
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)|<style|javascript:|https?://""", re.IGNORECASE)
FIRST_VISIT = 60_000


def _compressed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_a_first_visit_is_light_enough_for_a_slow_network() -> None:
    files = ["vendor/bootstrap.min.css", "theme.css", "shelter.js", "icons.svg", "leaf.svg"]
    page = styleguide(RequestFactory().get("/")).content

    assert _compressed(page) + sum(_compressed((STATIC / name).read_bytes()) for name in files) < FIRST_VISIT


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_template_holds_what_the_content_policy_forbids(path: Path) -> None:
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("status", [400, 413, 500, 503])
def test_an_error_page_needs_nothing_that_may_be_broken(status: int) -> None:
    assert "<h1>" in render_to_string(f"{status}.html")


def test_what_is_not_there_and_what_is_out_of_reach_look_the_same() -> None:
    request = RequestFactory().get("/")
    shown = [render_to_string("404.html", {"exception": why}, request) for why in ("No Resident matches", "")]

    assert len({re.sub(r'value="\w{64}"', "", page) for page in shown}) == 1  # but for the masks of the form token


def test_every_picture_of_the_templates_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons.svg").read_text()))
    used = {name for path in TEMPLATES for name in re.findall(r'icon[ =]"([\w-]+)"', path.read_text())}

    assert used - drawn == set()
