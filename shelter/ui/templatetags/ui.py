"""The components of every page. Templates of the same names lie in `ui/components/`; what a list repeats has none."""

import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


def _component(name: str, **context: Any) -> SafeString:
    return render_to_string(f"ui/components/{name}.html", context)


@register.simple_tag
@cache
def icon(name: str, label: str = "") -> SafeString:
    """One picture of the sprite; without a label it is decoration."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    picture = '<svg class="icon" {} focusable="false"><use href="{}#{}"></use></svg>'
    return format_html(picture, spoken, static("ui/icons.svg"), name)


@register.simple_tag
def badge(text: str, tone: str = "") -> SafeString:
    """A short state. Tones: `soon` and `late` (amber), `closed` (plum), `draft` (blue), `done` (plain), none (grey)."""
    return format_html('<span class="tag{}">{}</span>', f" tag-{tone}" if tone else "", text)


@register.inclusion_tag("ui/components/back.html")
def back(url: str, label: str) -> dict[str, Any]:
    return {"url": url, "label": label}


@register.simple_block_tag
def card(content: str, title: str = "", **more: Any) -> SafeString:
    """A white panel. More: icon, url and link (top right), badge and tone, flush (no padding, for rows), level, id."""
    return _component("card", content=content, title=title, **{"level": 2, **more})


@register.simple_block_tag
def rows(content: str, label: str = "") -> SafeString:
    """A list of `row`, `door` or `moment`."""
    return _component("rows", content=content, label=label)


@register.simple_tag
def row(title: str, url: str = "", **more: Any) -> SafeString:
    """One line of a list; all of it is the link. More: note, icon, badge, tone."""
    tile = format_html('<span class="tile">{}</span>', icon(more["icon"])) if more.get("icon") else ""
    note = format_html('<span class="row-note">{}</span>', more["note"]) if more.get("note") else ""
    text = format_html('<span class="row-text"><strong>{}</strong>{}</span>', title, note)
    state = badge(more["badge"], more.get("tone", "")) if more.get("badge") else ""
    if url:
        return format_html('<li><a class="row-link" href="{}">{}\n{}\n{}</a></li>', url, tile, text, state)
    return format_html('<li><div class="row-link">{}\n{}\n{}</div></li>', tile, text, state)


@register.inclusion_tag("ui/components/door.html", takes_context=True)
def door(context: Context, title: str, url: str = "", **more: Any) -> dict[str, Any]:
    """A part of a file behind a door. More: note, icon, open (the word on the button), post, refusal (no button)."""
    return {"title": title, "url": url, "csrf_token": context.get("csrf_token"), **more}


@register.simple_block_tag
def identity(content: str, code_name: str, number: str = "", facts: Iterable[Any] = ()) -> SafeString:
    """The head of a child's page, by code name; the content is the buttons. Empty facts are left out."""
    return _component("identity", content=content, code_name=code_name, number=number, facts=[f for f in facts if f])


@register.simple_block_tag
def note(content: str, tone: str = "soon", label: str = "") -> SafeString:
    """A banner. Tones: `soon` (amber), `calm` (green), `closed` (plum), `wrong` (brick: something failed)."""
    return _component("note", content=content, tone=tone, label=label)


@register.simple_block_tag
def voice(content: str, source: str = "", lang: str = "", original: str = "") -> SafeString:
    """Her own words, in the language she said them; `original` shows what a translation was made from."""
    return _component("voice", content=content, source=source, lang=lang, original=original)


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """A list of `fact`."""
    return _component("facts", content=content)


@register.inclusion_tag("ui/components/fact.html")
def fact(label: str, value: Any = None, **more: Any) -> dict[str, Any]:
    """One label and value. More: url and link (usually Change), none (the words when there is no value)."""
    return {"label": label, "value": value, **more}


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    """A list of `moment`, newest first. Titles are neutral."""
    return _component("timeline", content=content)


@register.inclusion_tag("ui/components/moment.html")
def moment(title: str, when: str = "", **more: Any) -> dict[str, Any]:
    """More: note, url, at (machine date)."""
    return {"title": title, "when": when, **more}


@register.simple_block_tag
def chips(content: str, label: str) -> SafeString:
    """A row of `chip` that narrow a list."""
    return _component("chips", content=content, label=label)


@register.inclusion_tag("ui/components/chip.html")
def chip(label: str, url: str, active: bool = False, count: int | None = None) -> dict[str, Any]:
    return {"label": label, "url": url, "active": active, "count": count}


@register.inclusion_tag("ui/components/nothing.html")
def nothing(text: str, url: str = "", link: str = "") -> dict[str, Any]:
    """What an empty place says."""
    return {"text": text, "url": url, "link": link}


@register.inclusion_tag("ui/components/pages.html")
def pages(previous: str = "", following: str = "") -> dict[str, Any]:
    """Previous and next, as whole URLs; nothing when there is neither."""
    return {"previous": previous, "following": following}


@register.inclusion_tag("ui/components/steps.html")
def steps(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The stages of something. Items: label, state (`done`, `now`, `later`), url."""
    return {"items": items}


@register.inclusion_tag("ui/components/progress.html")
def progress(done: int, total: int, label: str, url: str = "") -> dict[str, Any]:
    """How far a long job is. `url` answers JSON {done, total, url}; the `url` answered is where to go at the end."""
    return {"done": done, "total": total, "label": label, "url": url}


@register.inclusion_tag("ui/components/searchbox.html", takes_context=True)
def searchbox(context: Context, label: str, **more: Any) -> dict[str, Any]:
    """More: name (`q`), value, action, hint, button, post (names go by POST only), id."""
    return {"label": label, "csrf_token": context.get("csrf_token"), "name": "q", **more}


@register.inclusion_tag("ui/components/press.html", takes_context=True)
def press(context: Context, label: str, url: str, **more: Any) -> dict[str, Any]:
    """A button that changes something: a form of its own, by POST. More: icon, tone (`primary`), name, value."""
    return {"label": label, "url": url, "csrf_token": context.get("csrf_token"), **more}


@register.inclusion_tag("ui/components/veil.html", takes_context=True)
def veil(context: Context, url: str, name: str = "", **more: Any) -> dict[str, Any]:
    """The legal name: a button until it is asked for; then shown, and gone after `seconds` (30) or when leaving."""
    return {"url": url, "name": name, "csrf_token": context.get("csrf_token"), "seconds": 30, **more}


@register.simple_tag
def submission() -> str:
    """A fresh id for a form, so that sending it twice does its work once (see `send_once`)."""
    return str(uuid.uuid4())
