"""Invented papers about Banaba, in English and in long French, for tests of what is drawn from them."""

from care_plans.paper.content import (
    CarePlanPaper,
    ChildSummary,
    FloorCard,
    Goal,
    Goals,
    Grid,
    Level,
    Pairs,
    Part,
    SafetyPlanPaper,
    Top,
    Voice,
    Voices,
)
from shelter.paper.sheet import Face

COPY = "Copy 0042 · printed by M. Santos · 26 Nov 2026 · Banaba"
COPIE = "Exemplaire 0042 · imprimé par M. Santos · le 26 novembre 2026 · Banaba"
OVER = "Banaba · SH-014 · Sampaguita House"
OVER_FR = "Banaba · SH-014 · Maison Sampaguita"


def face(title: str, stage: str = "") -> Face:
    return Face("en", title, COPY, "page {page} of {pages}", f"Banaba · {title}", stage)


def face_fr(title: str, stage: str = "") -> Face:
    return Face("fr", title, COPIE, "page {page} sur {pages}", f"Banaba · {title}", stage)


def floor_card() -> FloorCard:
    return FloorCard(
        face=face("Floor card"),
        top=Top("Floor card · SH-014 · Sampaguita House", "Banaba", "Safety plan 3, written on 26 November 2026"),
        allergies=Part("Allergies", ("Peanuts. Her medicine is in the blue box of the house parents’ room.",)),
        helps=Part(
            "What helps now",
            (
                "Sit beside her, not in front of her, and breathe slowly with her",
                "The blue blanket, and the radio, low",
                "Water the garden together, or feed Tala the cat",
            ),
        ),
        worse=Part("What makes it worse", ("Many questions at once", "Being watched while she calms down")),
        triggers=Part("What is hard for her", ("Shouting: even far away", "A closed door: leave it ajar")),
        night=Part("At night", ("The small lamp stays on", "Knock, say your name, wait")),
        wants=Part("Who she wants with her", ("Ate Lorna, then Ate Grace",)),
        do_not_ask=Part("Do not ask", ("Why she came: it is known",)),
        who_does_what=Part(
            "Who does what", ("On duty: stays with her", "Ate Lorna: is called", "M. Santos: told in the morning")
        ),
    )


def floor_card_fr() -> FloorCard:
    return FloorCard(
        face=face_fr("Fiche de vie"),
        top=Top("Fiche de vie · SH-014 · Maison Sampaguita", "Banaba", "Plan de sécurité 3, écrit le 26 novembre 2026"),
        allergies=Part(
            "Allergies", ("Arachides, crustacés et fruits à coque. Son médicament est dans la boîte bleue.",)
        ),
        helps=Part(
            "Ce qui l’aide maintenant",
            (
                "S’asseoir à côté d’elle, jamais en face, et respirer lentement avec elle",
                "La couverture bleue, et la radio en sourdine, sur la station qu’elle choisit",
                "Arroser le jardin ensemble, même la nuit, ou s’occuper du chat Tala",
                "Lui proposer un verre d’eau fraîche sans insister",
            ),
        ),
        worse=Part(
            "Ce qui rend les choses plus difficiles",
            ("Beaucoup de questions à la fois", "Être regardée pendant qu’elle s’apaise", "Devoir se dépêcher"),
        ),
        triggers=Part(
            "Ce qui est difficile pour elle",
            ("Les cris, même lointains", "Une porte fermée : la laisser entrouverte", "Certaines odeurs de lessive"),
        ),
        night=Part(
            "La nuit",
            ("La petite lampe reste allumée", "Frapper, dire son prénom, attendre sa réponse avant d’entrer"),
        ),
        wants=Part("Qui elle souhaite auprès d’elle", ("Ate Lorna, puis Ate Grace, puis sa référente",)),
        do_not_ask=Part("Ne pas demander", ("Pourquoi elle est venue : c’est connu",), "Pas encore écrit"),
        who_does_what=Part(
            "Qui fait quoi",
            ("La personne de garde reste avec elle", "Ate Lorna est appelée", "M. Santos est prévenue le matin"),
        ),
    )


def safety_plan() -> SafetyPlanPaper:
    card = floor_card()
    return SafetyPlanPaper(
        face=face("Safety plan"),
        top=Top(OVER, "Safety plan", "Version 3 · written on 26 November 2026"),
        about=Pairs(
            "",
            (
                ("Written because", "She moved to another room"),
                ("Written by", "M. Santos, with Banaba and Ate Lorna"),
                ("Holds until", "26 February 2027, or sooner if something changes"),
            ),
        ),
        helps=card.helps,
        worse=card.worse,
        signs=Part("Early signs", ("She becomes very quiet", "She pulls her sleeves over her hands")),
        triggers=Part(
            "What is hard for her",
            (
                "Shouting: even far away",
                "A closed door: leave it ajar",
                "Bedtime: the half hour before the light is out",
            ),
        ),
        wants=card.wants,
        night=card.night,
        do_not_ask=Part("What not to ask or say", ("Why she came to us: it is known", "“Calm down”")),
        who_does_what=Grid(
            "Who does what",
            ("If this happens", "Who", "Does what"),
            (
                ("If she wakes at night and cannot settle", "House parent on duty", "Lamp on, blanket, stays near her"),
                ("If she leaves, or wants to leave", "House parent on duty", "Walks with her, calls Ate Lorna"),
                ("If somebody contacts her online", "Whoever sees it", "Keeps the telephone on, tells M. Santos today"),
            ),
        ),
    )


def care_plan(draft: bool = False) -> CarePlanPaper:
    stage = "Draft. Not agreed with her yet." if draft else "In force since 26 November 2026"
    return CarePlanPaper(
        face=face("Care plan", "Draft" if draft else ""),
        top=Top(OVER, "Care plan", "Version 4 · 26 November 2026 · looked at again on 24 February 2027"),
        stage=stage,
        draft=draft,
        strengths=Part(
            "What she is good at", ("Patient with small children", "Quick with numbers", "Makes people laugh")
        ),
        interests=Part("What she likes", ("The garden in the morning", "Circus: she learns to walk on the wire")),
        her_goals=Voices(
            "What she wants, in her own words",
            (
                Voice(
                    "Gusto ko maka-tapos sa klase nga wala nagagwa, kag mangin maestra sa ulihi.",
                    "Hiligaynon · 2 November 2026",
                    "hil",
                ),
            ),
        ),
        her_view=Pairs(
            "Her view of this plan",
            (
                ("What she says", "She agrees partly"),
                ("How she took part", "She chose two of the goals and wrote the steps of the first one herself."),
            ),
        ),
        needs=Pairs(
            "What she needs, by area",
            (
                ("Safety", "A room from which she sees the door; one person she can always call."),
                ("Learning", "Quiet work in the morning, help with English twice a week."),
                ("Family and friends", "Letters with her sister Maya; a friend from class may visit on Sundays."),
                ("Joy and play", "Circus on Wednesdays, and time in the garden."),
            ),
        ),
        goals=Goals(
            "Goals",
            ("Step", "What it looks like", "Where she is"),
            (
                Goal(
                    "Stay in class for the whole morning",
                    "Learning · chosen by her",
                    Voice("Indi ko gusto magguwa kon may matematika.", "Hiligaynon · 2 November 2026", "hil"),
                    (
                        Level("−2", "Leaves class most mornings"),
                        Level("−1", "Stays three mornings a week", "She starts here"),
                        Level("0", "Stays four mornings a week"),
                        Level("+1", "Stays every morning"),
                        Level("+2", "Stays every morning and asks a question"),
                    ),
                    (
                        ("Responsible", "M. Santos"),
                        ("What we do for it", "Help with school, twice a week; talk with her teacher"),
                        ("Until", "24 February 2027"),
                    ),
                ),
                Goal(
                    "Sleep through the night, most nights",
                    "Health · chosen together",
                    None,
                    (
                        Level("−2", "Wakes and stays awake most nights", "She starts here"),
                        Level("−1", "Settles again with somebody near her"),
                        Level("0", "Settles again by herself, with lamp and radio"),
                        Level("+1", "Sleeps through three nights a week"),
                        Level("+2", "Sleeps through most nights"),
                    ),
                    (
                        ("Responsible", "Ate Lorna"),
                        ("What we do for it", "Therapy, alone; a quiet hour before bedtime"),
                        ("Until", "24 February 2027"),
                    ),
                ),
            ),
        ),
        family=Pairs(
            "Family, and where this leads",
            (
                ("Where this leads", "With relatives: her aunt in Iloilo"),
                ("With her family", "Two visits of her aunt before Christmas, M. Santos is there. Then we look again."),
            ),
        ),
        independence=Part(
            "Towards a life of her own", ("Learns to cook three meals", "Opens a savings account with Ate Grace")
        ),
        participants=Part("Who took part", ("Banaba, Ate Lorna, M. Santos, J. Reyes",)),
        review=Pairs(
            "When we look at it again", (("On", "24 February 2027"), ("With", "Banaba, Ate Lorna, M. Santos"))
        ),
        signing="Agreed and approved",
        places=(
            ("Social worker", "M. Santos · 26 November 2026"),
            ("Her own mark, if she wishes", ""),
            ("Coordinator", ""),
        ),
    )


def care_plan_fr() -> CarePlanPaper:
    return CarePlanPaper(
        face=face_fr("Projet d’accompagnement", "Brouillon"),
        top=Top(
            OVER_FR,
            "Projet d’accompagnement personnalisé",
            "Version 4 · 26 novembre 2026 · prochaine relecture avec elle le 24 février 2027",
        ),
        stage="Brouillon. Pas encore convenu avec elle.",
        draft=True,
        strengths=Part(
            "Ce qu’elle sait bien faire",
            ("Patiente avec les plus petites, qui la demandent souvent", "Très à l’aise avec les nombres et les cœurs"),
        ),
        interests=Part("Ce qu’elle aime", ("Le jardin, le matin, avant que la maison ne s’éveille",)),
        her_goals=Voices(
            "Ce qu’elle souhaite, avec ses propres mots",
            (Voice("Gusto ko maka-tapos sa klase nga wala nagagwa.", "Hiligaynon · 2 novembre 2026", "hil"),),
        ),
        her_view=Pairs(
            "Ce qu’elle pense de ce projet",
            (
                ("Son avis", "Elle est d’accord en partie"),
                (
                    "Comment elle y a pris part",
                    "Elle a choisi deux objectifs et rédigé elle-même les étapes du premier.",
                ),
            ),
        ),
        needs=Pairs(
            "Ce dont elle a besoin, domaine par domaine",
            (
                (
                    "Santé et bien-être au quotidien",
                    "Un suivi régulier chez l’ophtalmologiste et de nouvelles lunettes.",
                ),
                (
                    "Faire les choses par elle-même",
                    "Préparer seule le petit déjeuner de la maison, une fois par semaine.",
                ),
            ),
        ),
        goals=Goals(
            "Objectifs",
            ("Étape", "À quoi cela ressemble", "Où elle en est aujourd’hui"),
            (
                Goal(
                    "Rester en classe pendant toute la matinée, même les jours de mathématiques",
                    "Apprentissages · choisi par elle",
                    None,
                    (
                        Level("−2", "Quitte la classe presque tous les matins", "Son point de départ"),
                        Level("−1", "Reste trois matinées par semaine, avec une pause convenue à l’avance"),
                        Level("0", "Reste quatre matinées par semaine", "Où elle en est à la relecture"),
                        Level("+1", "Reste tous les matins"),
                        Level("+2", "Reste tous les matins et pose une question à son institutrice"),
                    ),
                    (
                        ("Responsable", "M. Santos"),
                        ("Ce que nous faisons pour cela", "Soutien scolaire ; entretien avec l’institutrice"),
                        ("Jusqu’au", "24 février 2027"),
                    ),
                ),
            ),
        ),
        family=Pairs("Sa famille, et où cela mène", (("Où cela mène", "Pas encore décidé"),)),
        independence=Part("Vers une vie à elle"),
        participants=Part("Qui a pris part", ("Banaba, Ate Lorna, M. Santos",)),
        review=Pairs("Quand nous en reparlons", (("Le", "24 février 2027"),)),
        signing="Convenu et approuvé",
        places=(
            ("Travailleuse sociale", "M. Santos · 26 novembre 2026"),
            ("Sa propre marque, si elle le souhaite", ""),
            ("Coordinatrice", ""),
        ),
    )


def summary() -> ChildSummary:
    return ChildSummary(
        face=face("My plan"),
        top=Top("Banaba", "My plan", "We made it together on 26 November 2026"),
        strengths=Part(
            "What I am good at", ("Patient with small children", "Quick with numbers", "Making people laugh")
        ),
        wants=Voices("What I want", (Voice("Gusto ko maka-tapos sa klase, kag mangin maestra sa ulihi.", "", "hil"),)),
        helps=Part("What helps me", ("The garden in the morning", "The blue blanket", "Breathing slowly")),
        people=Part("People I can go to", ("Ate Lorna", "M. Santos", "My friend Maya")),
        steps=Part("My next steps", ("Stay in class four mornings a week", "Learn to walk on the wire with one hand")),
        again=Part("When we look at it again", ("On 24 February 2027. I may ask for it sooner.",)),
        adding="Something I want to add",
    )


def summary_fr() -> ChildSummary:
    return ChildSummary(
        face=face_fr("Mon projet"),
        top=Top("Banaba", "Mon projet à moi", "Nous l’avons fait ensemble le 26 novembre 2026"),
        strengths=Part(
            "Ce que je sais bien faire",
            (
                "Je suis patiente avec les plus petites",
                "Je suis rapide en calcul, et je l’explique volontiers aux autres",
                "Je fais rire tout le monde, même les jours de pluie",
            ),
        ),
        wants=Voices(
            "Ce que je souhaite",
            (
                Voice(
                    "Gusto ko maka-tapos sa klase nga wala nagagwa, kag mangin maestra sa ulihi.", "Hiligaynon", "hil"
                ),
            ),
        ),
        helps=Part(
            "Ce qui m’aide",
            (
                "Le jardin, le matin, quand la maison dort encore",
                "La couverture bleue",
                "Respirer lentement, sans parler",
            ),
        ),
        people=Part(
            "Les personnes à qui je peux parler", ("Ate Lorna", "M. Santos, le mardi et le jeudi", "Mon amie Maya")
        ),
        steps=Part(
            "Mes prochaines étapes",
            (
                "Rester en classe quatre matinées par semaine",
                "Apprendre à marcher sur le fil en me tenant d’une seule main",
                "Préparer seule le petit déjeuner de toute la maison, une fois par semaine",
            ),
        ),
        again=Part("Quand nous en reparlons", ("Le 24 février 2027. Je peux le demander plus tôt.",)),
        adding="Quelque chose que je veux ajouter",
    )
