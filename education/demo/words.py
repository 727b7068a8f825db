"""The words of the demo's schools and activities: invented, warm; no such school exists."""

from datetime import time

HILLS = "Bukidlaya Mahalina Santolan Kalawag Banagbanag Luntian Taganas Pinagbuhatan Malinaw Salikhang".split()
ADVISERS = ["Ma'am Lakandula", "Sir Batungbakal", "Ma'am Dimaculangan", "Sir Pagdanganan", "Ma'am Macaraeg"]
TUTORS = ["a student of the college", "her house parent", "a retired teacher", ""]
COSTS = [
    ("uniform", 1450, "two blouses and a skirt"),
    ("supplies", 620, "notebooks, pens, a ruler"),
    ("transport", 900, "jeepney for a month"),
    ("allowance", 500, ""),
    ("project", 350, "materials for science"),
    ("miscellaneous", 780, ""),
]
AWARDS = [
    "Best in reading", "Most helpful classmate", "Perfect attendance for a term", "Second place, poster making",
    "Kindest friend of the class", "Young gardener of the year", "Third place, spelling", "Choir, with thanks",
]  # fmt: skip
AGREED = [
    "She may hand in her project a week later.",
    "She sits near the window, beside her friend.",
    "Her adviser lets us know when mathematics gets hard.",
    "She may leave class quietly when it gets too loud.",
    "Extra reading on Tuesdays, as she asked for.",
]
AREAS = {
    "elementary": ["filipino", "english", "mathematics", "makabansa", "gmrc", "mapeh"],
    "junior_high": ["filipino", "english", "mathematics", "science", "araling_panlipunan", "values", "mapeh"],
    "senior_high": ["filipino", "english", "mathematics", "science", "specialised"],
}
# name, kind, leader, share of the girls who chose it, then weekday, hour and minutes of each session of the week
PROGRAMMES = [
    ("Circus", "circus", "Teacher Dagat of the circus school", 0.55, [(5, time(9), 120)]),
    ("Kitchen garden", "gardening", "Manang of the garden", 0.5, [(1, time(16, 30), 60), (3, time(16, 30), 60)]),
    ("Dance", "dance", "Ate Himig", 0.45, [(2, time(17), 90)]),
    ("Cooking and saving", "life_skills", "the house parents", 0.5, [(4, time(16), 60)]),
    ("Guitar and songs", "music", "Kuya Awit", 0.35, [(6, time(15), 60)]),
    ("Safe on the phone", "digital_safety", "the social workers", 0.3, [(0, time(17), 60)]),
]
