"""What no form should choke on: too much, nothing visible, days that never were."""

import pytest
from django import forms

from shelter.actor import acting
from tests.residents.forms import PAGES, address, filled, form_of
from tests.world import World, enter

BAD = {
    "far too long": "a" * 100_000,
    "a NUL byte": "water\x00lily",
    "direction characters": "‮water‬lily",
    "a lone surrogate, escaped": "\\ud800",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", BAD)
def test_bad_text_is_answered_beside_the_field_and_nothing_is_lost(world: World, page: str, kind: str) -> None:
    client = enter(world.mara)
    with acting(world.mara.pk):
        url = address(page, world.wren.public_id)
    form = form_of(client, url)
    texts = [n for n, f in form.fields.items() if type(f.widget) in {forms.TextInput, forms.Textarea}]
    data = filled(form, "water lily") | dict.fromkeys(texts, BAD[kind])

    answer = client.post(url, data)

    assert answer.status_code in {200, 302}
    if answer.status_code == 200:
        told = answer.context["form"]
        assert told.errors
        assert set(told.data) >= set(data)


@pytest.mark.parametrize("page", ["words_add", "note_add", "agreement_add", "identity_change", "legal_add"])
@pytest.mark.parametrize("day", ["31/02/2020", "0000-00-00", "2020-13-45", "tomorrow", "9" * 400])
def test_a_day_that_never_was_is_answered_beside_its_field(world: World, page: str, day: str) -> None:
    client = enter(world.mara)
    with acting(world.mara.pk):
        url = address(page, world.wren.public_id)
    form = form_of(client, url)
    days = [name for name, field in form.fields.items() if "_on" in name or name == "birth_date"]
    data = filled(form, "water lily") | dict.fromkeys(days, day)

    answer = client.post(url, data)

    assert answer.status_code == 200
    assert set(answer.context["form"].errors) >= set(days)
    assert day[:100] in answer.content.decode()


@pytest.mark.parametrize("path", ["/residents/%00/", "/residents/?q=%00", "/residents/?after=%FF%FE", "/reports/x/"])
def test_a_strange_address_is_no_crash(world: World, path: str) -> None:
    assert enter(world.mara).get(path).status_code in {200, 400, 404}
