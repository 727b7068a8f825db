"""The words of the demo's plans: invented, warm, and nothing of what happened to anybody."""

STRENGTHS = [
    "She draws well and explains patiently. The little ones come to her.",
    "She remembers every song. She keeps her things in order, and helps others to.",
    "She is quick in numbers, and asks good questions.",
    "She notices when somebody is sad, and sits beside them.",
    "She is brave on the trapeze, and kind to those who are afraid of it.",
]
INTERESTS = ["Birds, dancing, mango ice", "Volleyball and drawing", "Reading aloud, the garden",
             "Singing, cooking rice cakes", "Circus, the guitar, her blue notebook"]  # fmt: skip
WANTS = [
    "Gusto ko maka-tapos sa klase nga wala nagagwa.", "Gusto ko makakita sa akon utod sa Domingo.",
    "Gusto ko makatuon mag-gitara.", "Gusto ko matulog sing maayo.", "Gusto ko mangin maestra.",
]  # fmt: skip
TOOK_PART = ["We talked in the garden, twice.", "She drew her plan first; then we wrote it down.",
             "With her social worker and Nanay of the kitchen, whom she trusts."]  # fmt: skip
NEEDS = [["education", "a quiet desk and help with reading"], ["emotions", "somebody who listens after school"],
         ["health", "glasses, and regular meals"], ["relationships_family", "to hear from her sister"],
         ["leisure", "time to draw"], ["life_skills_autonomy", "to manage her allowance"]]  # fmt: skip
GOALS = [
    ("education", "Stay in class for the whole morning", "Gusto ko maka-tapos sa klase.", "education",
     ["leaves class most mornings", "stays three mornings a week", "stays every morning", "asks a question a day",
      "helps a classmate"]),
    ("emotions", "Find calm again with somebody", "Kon masubo ako, gusto ko may upod.", "individual_therapy",
     ["stays alone with it", "lets somebody sit near", "asks for company", "names what helps", "helps somebody else"]),
    ("leisure", "Play a song on the guitar", "Gusto ko makatuon mag-gitara.", "circus_sport_arts",
     ["holds the guitar", "three chords", "one song", "plays for a friend", "plays for the house"]),
    ("relationships_family", "Call her sister every week", "Gusto ko makatawag sa akon utod.", "family_work",
     ["no call yet", "one call a month", "a call every week", "a visit", "a visit every month"]),
    ("life_skills_autonomy", "Keep her own savings book", "Gusto ko mag-tipon.", "life_skills",
     ["no book yet", "writes with help", "writes every week", "saves for something", "helps others with theirs"]),
]  # fmt: skip
FAMILY = ["Visits on Sundays with somebody of the home. Her aunt comes to the seminars.",
          "We look for relatives who could welcome her later on.",
          "Her grandmother and the social welfare office meet with us each quarter."]  # fmt: skip
INDEPENDENCE = "She wants to study nursing. Budget course this term; a visit to the dormitory in summer."
CHANGED = ["She moved to a desk near the window.", "Tutoring twice a week now.", "We keep to short talks, and walk.",
           "She chose the music room for Thursdays."]  # fmt: skip
SAYS = ["Mas maayo na.", "Nalipay ako.", "Hinay-hinay lang.", "Gusto ko pa gid."]
HELPS = [
    "Sit near her, speak softly, hum a song.\nOffer water and the blue blanket.",
    "Walk with her in the garden.\nCount ten birds together.",
    "Give her the drawing book.\nSay what happens next.",
    "Music on the headphones.\nA hand on the table, not on her.",
]
WORSE = ["Many questions at once", "Loud voices", "Standing between her and the door", "Surprises"]
SIGNS = [
    "She becomes very quiet",
    "She taps with her foot",
    "She asks for the time again and again",
    "She stops eating",
]
NIGHT = ["Leave the door ajar and the small light on.", "Knock before you look in. She likes the bed by the wall.",
         "If she wakes: warm milk, no questions."]  # fmt: skip
DO_NOT_ASK = [
    "About the court. She will speak of it herself.",
    "Why she keeps the bag packed.",
    "About her last school.",
    "",
]
TRIGGERS = [["shouting", ""], ["darkness", "a small light helps"], ["phone_camera", "ask before any picture"],
            ["closed_door", "leave it ajar"], ["medical_exam", "explain each step"], ["touch", "ask first"],
            ["bedtime", "a story helps"]]  # fmt: skip
STEPS = [["leaving", "who is on duty", "walks beside her, calls the coordinator"],
         ["night", "the house parent", "sits in the doorway until she sleeps"],
         ["prohibited_person", "whoever is at the gate", "keeps it closed and calls the coordinator"]]  # fmt: skip
SIGHTINGS = ["sleep", "hyperarousal", "aggression_to_others", "eating", "anxious_depressive", "cognitive"]
TASKS = ["Ask the school for her report card", "Bring her to the eye doctor", "Call the social welfare office",
         "Buy guitar strings with her", "Prepare the visit of her aunt"]  # fmt: skip
DECISIONS = [
    "She stays in her school. Tutoring goes on.",
    "Calls with her sister every Sunday.",
    "A visit to the dormitory in March.",
]
