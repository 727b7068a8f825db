"""What is checked at start: what must be shared by all processes is, and a demo is a demo."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.db import DatabaseError, connection

from shelter.config import NotConfigured
from shelter.models import Installation

ALONE = ("locmem", "dummy", "filebased")


@register()
def shared_cache(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A cache of one process would take the same code twice, once in each."""
    backend = settings.CACHES["default"]["BACKEND"]
    if not any(name in backend for name in ALONE):
        return []
    return [Error("Codes already used and tries counted must be shared by all processes.", id="shelter.E001")]


def is_demo() -> bool:
    return settings.DEMO and Installation.objects.filter(demo=True).exists()


def refuse_a_stranger() -> None:
    """A demo runs on a database made for one, a real installation never does. Raises NotConfigured."""
    try:
        made_as_demo = Installation.objects.values_list("demo", flat=True).first()
    except DatabaseError:
        connection.close()
        return  # no tables yet: the migration writes down what they are made for
    if made_as_demo is None or made_as_demo == settings.DEMO:
        return
    if made_as_demo:
        raise NotConfigured("This database was made for a demo; real children never go into it. Use another one.")
    raise NotConfigured("This database holds real records; a demo never opens it. Set SHELTER_MODE=real.")
