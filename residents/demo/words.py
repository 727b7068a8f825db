"""The words of the demo: invented, warm, and nothing of what happened to anybody."""

ALLERGIES = ["", "", "", "", "peanuts", "shrimp", "dust", "penicillin", "milk"]
SAFE_TODAY = [
    "knock before entering",
    "tell her before plans change",
    "a small light at night",
    "a quiet corner after school",
    "ask before a hug",
    "music before sleep",
]
EXITS = ["reunified_family", "reunified_family", "kinship", "foster", "dormitory", "transfer_facility"]
BELONGINGS = [
    "blue dress", "two school uniforms", "a pair of sandals", "a cloth doll", "a school bag", "a drawing book",
    "a hair clip", "a photograph in an envelope", "a towel", "a rosary",
]  # fmt: skip
VOICES = [
    ("Gusto ko ang aga kon gabunyag kami sang hardin.", "I like mornings when we water the garden."),
    (
        "Palihog panuktok anay, kag sugiri ako kon may magbag-o.",
        "Please knock first, and tell me when something changes.",
    ),
    ("Gusto ko mag-eskwela kag mangin maestra.", "I want to go to school and become a teacher."),
    ("Nalipay ako kon nagasaot kami.", "I am happy when we dance."),
    ("Gusto ko makakita sa akon utod.", "I want to see my sister."),
]
NOTES = [
    "We talked about school. She would like a desk near the window.",
    "She helped in the garden and asked for more seeds.",
    "She would like to call her grandmother on Sunday.",
    "She chose the songs for the evening.",
]
PEOPLE = [
    ("mother", "Nanay"), ("grandparent", "Lola"), ("aunt_uncle", "Tita"), ("sibling", "Manang"), ("father", "Tatay"),
    ("aunt_uncle", "Tito"), ("teacher", "Ma’am"),
]  # fmt: skip
FAMILY_NAMES = ["Almendral", "Bosque", "Cerezo", "Encina", "Golondrina", "Palomar", "Robles", "Sabina"]
