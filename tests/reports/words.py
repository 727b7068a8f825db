"""A report in plain words, for tests that need no translation."""

from reports.disclosure import Reason, Words
from reports.wording import FigureText, ReportText, SectionText


def report_text(language: str = "fr") -> ReportText:
    """French words with every accent, or English ones."""
    return _french() if language == "fr" else _english()


def _figure(title: str, about: str, under: str, all_: str, head: str, unit: str, definition: str) -> FigureText:
    return FigureText(title=title, about=about, under=under, definition=definition, all=all_, head=head, unit=unit)


def _french() -> ReportText:
    return ReportText(
        language="fr",
        organisation="Maison Peñafrancia",
        title="Rapport aux donateurs",
        period="Premier semestre 2026",
        dates="du 1er janvier au 30 juin 2026",
        at_a_glance="En bref",
        sections=(
            SectionText(title="Les filles accueillies", codes=("P1",)),
            SectionText(title="Arrivées et départs", codes=("P3", "P4")),
            SectionText(title="Nos lits", codes=("P8",)),
        ),
        figures={
            "P1": _figure(
                "Filles accueillies",
                "Environ {number} filles ont passé au moins une nuit dans nos maisons.",
                "Moins de {number} filles ont passé une nuit dans nos maisons.",
                "Toutes les filles",
                "Âge à la fin de la période",
                "Filles",
                "Les filles ayant passé au moins une nuit dans l’une de nos maisons pendant la période, chacune "
                "comptée une fois. L’âge est celui du dernier jour de la période.",
            ),
            "P3": _figure(
                "Arrivées",
                "Environ {number} arrivées.",
                "Moins de {number} arrivées.",
                "Arrivées",
                "Période",
                "Séjours",
                "Les séjours commencés pendant la période.",
            ),
            "P4": _figure(
                "Départs",
                "Environ {number} départs.",
                "Moins de {number} départs.",
                "Départs",
                "Période",
                "Séjours",
                "Les séjours terminés pendant la période.",
            ),
            "P8": _figure(
                "Occupation de nos lits",
                "Nos lits ont été occupés à {share}.",
                "Nos lits ont été peu occupés.",
                "Nuits passées dans nos lits",
                "Nuits",
                "Nuits",
                "Les nuits passées dans nos maisons, rapportées aux places multipliées par les nuits de la période.",
            ),
        },
        categories={
            "5-9": "5 à 9 ans",
            "10-14": "10 à 14 ans",
            "15-17": "15 à 17 ans",
            "18-24": "18 à 24 ans",
            "other": "Autre âge ou âge inconnu",
            "2026H1": "1er semestre 2026",
            "2026H2": "2e semestre 2026",
            "whole": "Nuits offertes par nos places",
        },
        share="Part",
        shares={
            Words.FEW: "peu",
            Words.SOME: "une partie",
            Words.ABOUT_HALF: "la moitié environ",
            Words.MOST: "la plupart",
            Words.NEARLY_ALL: "presque toutes",
        },
        under="moins de {number}",
        why_less=dict.fromkeys(Reason, "Trop peu d’enfants pour en dire davantage."),
        counted="Ce qui est compté",
        method_title="Comment ces chiffres sont faits",
        method=(
            "Chaque chiffre est arrondi à 5, si bien qu’aucun ne désigne une enfant.",
            "Les chiffres s’additionnent toujours.",
        ),
        certificate_title="Certificat",
        certificate="{numbers} nombres vérifiés ; chacun peut cacher au moins {interval} valeurs. Empreinte {hash}.",
        page="Page {page} sur {pages}",
    )


def _english() -> ReportText:
    english = _french()
    return ReportText(
        **{name: getattr(english, name) for name in ReportText.__slots__ if name not in ("language", "under", "page")},
        language="en",
        under="under {number}",
        page="Page {page} of {pages}",
    )
