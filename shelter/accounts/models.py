"""What sign-in needs kept: a cache that all processes share, and what the organisation decided about second factors."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from shelter.access import Permission
from shelter.privacy import Guard


class SharedCache(models.Model):
    """The table of Django's DatabaseCache: codes already used and tries counted, the same for every process."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "shelter"
        db_table = "shelter_cache"

    class Privacy:
        guard = Guard.REFERENCE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"cache_key", "value", "expires"}

    def __str__(self) -> str:
        return "cache entry"


class Organisation(models.Model):
    """What the organisation decides about itself. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    house_parents_exempt = models.BooleanField(_("House parents may sign in with a password alone"), default=False)

    class Meta:
        app_label = "shelter"
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="one_organisation")]

    class Privacy:
        guard = Guard.RULE
        changes = Permission.STAFF_MANAGE
        countable: ClassVar[set[str]] = set()
        private: ClassVar[set[str]] = {"id", "house_parents_exempt"}

    def __str__(self) -> str:
        return "organisation"
