"""A report in plain words, for tests that need no translation."""

from dataclasses import replace

from reports.disclosure import Reason, Words
from reports.wording import FigureText, ReportText, Said, SectionText


def report_text(language: str = "fr") -> ReportText:
    """French words with every accent, or English ones."""
    return FRENCH if language == "fr" else ENGLISH


def _figure(
    title: str, about: str, definition: str, *, unit: str = "Filles", head: str = "", all_: str = "", whole: str = "",
    by_hand: bool = False,
) -> FigureText:  # fmt: skip
    return FigureText(
        title=title,
        about=about,
        under=about.replace("Environ", "Moins de"),
        definition=definition,
        all=all_ or title,
        head=head or title,
        unit=unit,
        source="les dossiers",
        whole=whole,
        by_hand=by_hand,
    )


FRENCH = ReportText(
    language="fr",
    organisation="Maison Peñafrancia",
    title="Rapport aux donateurs",
    edition="Édition 2026H1-fr-3",
    period="Premier semestre 2026",
    dates="du 1er janvier au 30 juin 2026",
    at_a_glance="En bref",
    contents="Sommaire",
    about="À propos",
    sections=(
        SectionText(code="supported", title="Les filles accompagnées", codes=("P1", "P2", "P3", "P8")),
        SectionText(code="care", title="Soins et thérapie", codes=("T1", "T2", "T3")),
        SectionText(code="education", title="Scolarité", codes=("E2",)),
        SectionText(code="activities", title="Activités", codes=("A2",)),
        SectionText(code="family", title="Famille et réintégration", codes=("R1",)),
        SectionText(code="legal", title="Accompagnement juridique", codes=("L1",)),
        SectionText(code="wellbeing", title="Bien-être", codes=("W1",)),
        SectionText(code="prevention", title="Prévention", codes=("M1",)),
        SectionText(code="finance", title="Finances", codes=("F1",)),
    ),
    limits=SectionText(code="limits", title="Définitions et limites"),
    figures={
        "P1": _figure(
            "Filles accueillies",
            "Environ {number} filles ont passé au moins une nuit dans nos maisons.",
            "Les filles ayant passé au moins une nuit dans l’une de nos maisons pendant la période, chacune comptée "
            "une fois. L’âge est celui du dernier jour de la période.",
            head="Âge",
            all_="Toutes les filles",
            whole="P1",
        ),
        "P2": _figure(
            "Présentes à la fin de la période",
            "Environ {number} filles vivaient chez nous le dernier jour.",
            "Les filles dont le séjour est en cours le dernier jour de la période.",
        ),
        "P3": _figure(
            "Arrivées", "Environ {number} arrivées.", "Les séjours commencés pendant la période.", unit="Séjours"
        ),
        "P8": _figure(
            "Places occupées",
            "Environ {share} de nos places ont été occupées.",
            "Les nuits passées dans nos maisons, rapportées aux places multipliées par les nuits de la période.",
            unit="Nuits",
            all_="Nuits passées chez nous",
        ),
        "T1": _figure("Séances tenues", "Environ {number} séances.", "Les séances qui ont eu lieu.", unit="Séances"),
        "T2": _figure(
            "Filles suivies", "Environ {number} filles.", "Les filles ayant eu au moins une séance pendant la période."
        ),
        "T3": _figure(
            "Projets revus",
            "Environ {share} des filles ont un projet de vie revu depuis moins de 90 jours.",
            "Les filles dont le projet de vie a été revu dans les 90 jours avant la fin de la période.",
            all_="Projet revu",
            whole="P2",
        ),
        "E2.of": _figure("Résultats connus", "", "Les inscriptions dont le résultat est connu.", all_="Résultat connu"),
        "E2": _figure(
            "Passage en classe supérieure",
            "Environ {share} des filles passent dans la classe supérieure.",
            "Promues ou diplômées, rapportées à toutes celles dont le résultat est connu, abandons compris.",
            head="Niveau",
            all_="Tous les niveaux",
            whole="E2.of",
        ),
        "A2": _figure(
            "Filles en activité",
            "Environ {number} filles participent à une activité.",
            "Les filles ayant pris part à une activité régulière.",
        ),
        "R1": _figure(
            "Départs par destination",
            "Environ {number} filles ont quitté nos maisons.",
            "Les séjours terminés pendant la période, par destination.",
            head="Destination",
            all_="Tous les départs",
            whole="R1",
        ),
        "L1": _figure("Aide juridique", "Environ {share}.", "Les filles qui reçoivent une aide juridique."),
        "W1.of": _figure("Filles comparées", "", "Les filles ayant répondu deux fois.", all_="Filles comparées"),
        "W1": _figure(
            "Mieux-être",
            "{share} des filles comparées vont mieux.",
            "Les filles dont le score s’est amélioré, parmi celles ayant répondu deux fois au même questionnaire.",
            all_="Vont mieux",
            whole="W1.of",
        ),
        "M1": _figure(
            "Personnes sensibilisées",
            "{number} personnes ont suivi une séance de prévention.",
            "Feuilles de présence.",
            unit="Personnes",
            by_hand=True,
        ),
        "F1": _figure(
            "Fonds utilisés",
            "{number} ont été dépensés.",
            "Comptes de la période.",
            unit="Pesos philippins",
            by_hand=True,
        ),
    },
    categories={
        "5-9": "5 à 9 ans",
        "10-14": "10 à 14 ans",
        "15-17": "15 à 17 ans",
        "18-24": "18 à 24 ans",
        "elementary": "École primaire",
        "junior_high": "Collège",
        "senior_high": "Lycée",
        "college": "Université",
        "family": "Famille ou proches",
        "foster": "Famille d’accueil",
        "independent": "Vie autonome ou foyer d’étudiantes",
        "left": "Parties sans nous le dire",
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
    no_share="trop peu",
    of="Sur",
    part_of="{part}, sur {whole}",
    named="{name}\N{NO-BREAK SPACE}: {value}",
    under="moins de {number}",
    why_less=dict.fromkeys(Reason, "Ce chiffre n’est pas détaillé."),
    why_none=dict.fromkeys(Reason, "Pas encore enregistré."),
    counted="Ce qui est compté",
    source_title="Compté dans",
    source="Compté dans : {source}.",
    by_hand="Saisi à la main ({who}). Ne concerne pas les filles.",
    people={"donor_officer": "chargée des donateurs"},
    began="Point de départ",
    now="Aujourd’hui",
    target="Objectif",
    rounded="Chaque nombre de filles est arrondi à un multiple de 5 ; « moins de 5 » peut vouloir dire aucune.",
    corrects="Cette édition remplace l’édition 2026H1-fr-2. Un chiffre manquait.",
    method_title="Comment ces chiffres sont faits",
    method=(
        Said("Pourquoi arrondir ?", "Chaque nombre de filles est arrondi à 5, si bien qu’aucun ne désigne une enfant."),
        Said("Pourquoi tout s’additionne ?", "Les parties d’un tableau sont arrondies ensemble."),
    ),
    certificate_title="Certificat",
    certificate="Chaque nombre peut cacher au moins 5 valeurs. Empreinte 0a1b.",
    seal="0a1b",
    page="Page {page} sur {pages}",
)
ENGLISH = replace(FRENCH, language="en", under="under {number}", page="Page {page} of {pages}")
