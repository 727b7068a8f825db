"""Checks that need Django: every template compiles, no migration is missing, every translation is whole."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

from shelter.commands import ground
from shelter.config import ROOT

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[a-z%]|{(\w*)}")
DRAFTS = {"fil"}  # languages whose texts are still being written: what is missing is shown in English
SOURCES = ("shelter", "residents", "care_plans", "education", "reports")


def templates() -> Iterator[str]:
    """The templates of this repository that do not compile, with the reason."""
    from django.template import TemplateDoesNotExist, TemplateSyntaxError
    from django.template.loader import get_template

    for file in sorted(ROOT.glob("*/**/templates/**/*")):
        if file.suffix not in {".html", ".txt"} or not file.is_file() or ".venv" in file.parts:
            continue
        name = str(file).rsplit("/templates/", 1)[1]
        try:
            get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as error:
            yield f"{file.relative_to(ROOT)}: {error}"


def migrations() -> Iterator[str]:
    """The apps whose models say more than their migrations."""
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)  # from the files alone: no database is asked
    ours = {
        each.label for each in apps.get_app_configs() if Path(each.path).is_relative_to(ROOT) and _is_ours(each.path)
    }
    questioner = NonInteractiveMigrationQuestioner(specified_apps=ours, dry_run=True)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps), questioner)
    changes = detector.changes(graph=loader.graph, trim_to_apps=ours, convert_apps=ours)
    for app, missing in changes.items():
        for migration in missing:
            for operation in migration.operations:
                yield f"{app}: {operation.describe()}"


def _is_ours(path: str) -> bool:
    return ".venv" not in Path(path).parts


def translations() -> Iterator[str]:
    """What is missing, doubtful, broken or stale in the translation files."""
    for file in sorted(ROOT.glob("*/locale/*/LC_MESSAGES/django*.po")):
        catalogue, where = polib.pofile(str(file)), file.relative_to(ROOT)
        if catalogue.metadata.get("Language") not in DRAFTS:
            yield from (f"{where}: not translated: {entry.msgid!r}" for entry in catalogue.untranslated_entries())
        yield from (f"{where}: doubtful: {entry.msgid!r}" for entry in catalogue.fuzzy_entries())
        yield from (f"{where}: {entry.msgid!r} loses a placeholder" for entry in catalogue if _loses(entry))
        yield from _not_compiled(file, catalogue)
        yield from (f"{where}: not in the file: {text!r}" for text in sorted(_in_sources(file) - _ids(catalogue)))


def _loses(entry: polib.POEntry) -> bool:
    """One form of a plural may leave the number out (un, une); every other placeholder must come back."""
    if entry.msgid_plural:
        needed = _placeholders(entry.msgid_plural)
        return any(text and not _placeholders(text) <= needed for text in entry.msgstr_plural.values())
    return bool(entry.msgstr) and _placeholders(entry.msgid) != _placeholders(entry.msgstr)


def _placeholders(text: str) -> set[str]:
    return {found.group(0) for found in PLACEHOLDER.finditer(text)}


def _ids(catalogue: polib.POFile) -> set[str]:
    return {entry.msgid for entry in catalogue if not entry.obsolete}


def _not_compiled(file: Path, catalogue: polib.POFile) -> Iterator[str]:
    compiled = file.with_suffix(".mo")
    if not compiled.exists():
        yield f"{compiled.relative_to(ROOT)} is missing: ./x manage compilemessages"
        return
    held = {(e.msgid, e.msgstr, *e.msgstr_plural.values()) for e in polib.mofile(str(compiled))}
    told = {(e.msgid, e.msgstr, *e.msgstr_plural.values()) for e in catalogue.translated_entries()}
    if held != told:
        yield f"{compiled.relative_to(ROOT)} is older than its source: ./x manage compilemessages"


def _in_sources(file: Path) -> set[str]:
    """The texts that are marked in the sources now, as makemessages finds them in a copy."""
    if file.name != "django.po" or not shutil.which("xgettext"):
        return set()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in SOURCES:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("locale", "static", "__pycache__"))
        (copy / "locale").mkdir()
        script = "import django; from django.conf import settings; settings.configure(LOCALE_PATHS=['locale']); "
        script += "django.setup(); from django.core.management import call_command; "
        script += "call_command('makemessages', locale=['fr'], no_obsolete=True, no_location=True, verbosity=0)"
        subprocess.run([sys.executable, "-c", script], cwd=copy, check=True, capture_output=True)
        return _ids(polib.pofile(str(copy / "locale" / "fr" / "LC_MESSAGES" / "django.po")))


def main(name: str) -> int:
    ground.set_up_django()
    found = list({"templates": templates, "migrations": migrations, "translations": translations}[name]())
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
