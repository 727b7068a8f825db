"""Published rules as worked examples: answers, and what they come to. Computed apart from the code that they test."""

PHQ = [  # answers, total, band, item 9 alerts
    ([0, 1, 0, 1, 0, 0, 1, 0, 0], 3, "minimal", False),
    ([1, 1, 1, 1, 1, 1, 1, 1, 0], 8, "mild", False),
    ([2, 2, 1, 1, 1, 1, 1, 1, 0], 10, "moderate", False),
    ([3, 2, 2, 2, 2, 1, 1, 1, 1], 15, "moderately severe", True),
    ([3, 3, 3, 2, 2, 2, 2, 2, 1], 20, "severe", True),
    ([0, 0, 0, 0, 0, 0, 0, 0, 1], 1, "minimal", True),
]
GAD = [
    ([0, 1, 0, 1, 0, 1, 1], 4, "minimal"),
    ([1, 1, 1, 1, 1, 0, 0], 5, "mild"),
    ([2, 2, 2, 1, 1, 1, 1], 10, "moderate"),
    ([3, 2, 2, 2, 2, 2, 2], 15, "severe"),
    ([3] * 7, 21, "severe"),
]
WHO = [  # answers, raw, percent, band
    ([0] * 5, 0, 0, "low"),
    ([1, 2, 1, 2, 1], 7, 28, "low"),
    ([3, 2, 2, 2, 3], 12, 48, "low"),
    ([3, 3, 2, 2, 3], 13, 52, "adequate"),
    ([5] * 5, 25, 100, "adequate"),
]
CRIES_8 = [  # answers, intrusion, avoidance, total, positive
    ([0] * 8, 0, 0, 0, False),
    ([1] * 8, 4, 4, 8, False),
    ([3, 1, 3, 3, 1, 1, 3, 1], 10, 6, 16, False),
    ([3, 1, 3, 3, 1, 3, 3, 0], 12, 5, 17, True),
    ([5] * 8, 20, 20, 40, True),
]
CRIES_13 = [  # answers, intrusion, avoidance, arousal, total, positive
    ([3, 1, 3, 3, 1, 3, 1, 3, 3, 1, 3, 3, 1], 12, 6, 11, 29, False),
    ([3, 3, 3, 3, 1, 3, 1, 3, 3, 1, 3, 3, 0], 12, 8, 10, 30, True),
    ([5] * 13, 20, 20, 25, 65, True),
]
CATS = [
    ([1] * 25, 20, "below the cut-off"),
    ([2] * 8 + [1, 0, 0, 0] + [0, 0] + [1] * 4 + [0, 0] + [0] * 5, 21, "screens positive"),
    ([2] * 8 + [3, 2, 0, 0] + [1, 3] + [0] * 4 + [0, 2] + [0] * 5, 24, "screens positive"),
    ([2] * 8 + [3] * 4 + [2, 0] + [1] * 4 + [0, 0] + [0] * 5, 25, "screens positive, in the probable range"),
    ([3] * 25, 60, "screens positive, in the probable range"),
]


def _psc(**items: int) -> list[int | None]:
    return [items.get(f"i{number}", 0) for number in range(1, 18)]


PSC = [  # answers, (internalizing, attention, externalizing, total), flags
    ([0] * 17, (0, 0, 0, 0), set()),
    (_psc(i2=2, i6=1, i9=1, i11=1), (5, 0, 0, 5), {"internalizing"}),
    (_psc(i1=2, i3=2, i7=1, i13=1, i17=1), (0, 7, 0, 7), {"attention"}),
    ([1] * 17, (5, 5, 7, 17), {"internalizing", "externalizing", "total"}),
    ([None] * 3 + [1] * 14, (4, 3, 7, 14), {"externalizing"}),
]
SDQ_PAPER = [  # 25 printed answers, emotional, conduct, hyperactivity, peer, prosocial, total, band
    ([0] * 25, (0, 2, 4, 4, 0), 10, "close to average"),
    ([1] * 25, (5, 5, 5, 5, 5), 20, "very high"),
    ([2] * 25, (10, 8, 6, 6, 10), 30, "very high"),
    (
        [2, 1, 2, 2, 1, 1, 1, 2, 2, 1, 2, 0, 1, 2, 1, 1, 2, 0, 0, 1, 1, 0, 1, 1, 1],
        (7, 2, 5, 2, 9),
        16,
        "slightly raised",
    ),
]
CPSS_PAPER = [  # 20 printed answers, intrusion, avoidance, cognition and mood, arousal, total, positive
    ([1] * 20, (5, 2, 7, 6), 20, False),
    ([2] * 7 + [1] * 7 + [2, 2, 1, 1, 1, 2], (10, 4, 7, 9), 30, False),
    ([2] * 7 + [1] * 7 + [2, 2, 2, 1, 1, 2], (10, 4, 7, 10), 31, True),
    ([4] * 20, (20, 8, 28, 24), 80, True),
]
ASQ = [  # answers, band, alert; None is a refusal, or question 5 not answered
    ([0, 0, 0, 0], "negative screen", None),
    ([0, 0, 0, 1, 0], "non-acute positive screen", "asq_non_acute"),
    ([1, 0, 1, 0, 1], "acute positive screen", "asq_acute"),
    ([0, None, 0, 0, 0], "non-acute positive screen", "asq_non_acute"),
    ([1, 0, 0, 0], "positive screen, incomplete", "asq_question_5_open"),
    ([1, 0, 0, 0, None], "positive screen, incomplete", "asq_question_5_open"),
]
CSSRS = [
    ({"q1": 1, "q2": 0, "q6": 0}, "low risk", None),
    ({"q1": 1, "q2": 1, "q3": 1, "q4": 0, "q5": 0, "q6": 0}, "moderate risk", "cssrs_moderate"),
    ({"q1": 1, "q2": 1, "q3": 1, "q4": 1, "q5": 0, "q6": 0}, "high risk", "cssrs_high"),
    ({"q1": 0, "q2": 0, "q6": 1, "q6_recent": 0}, "moderate risk", "cssrs_moderate"),
    ({"q1": 0, "q2": 0, "q6": 1, "q6_recent": 1}, "high risk", "cssrs_high"),
    ({"q1": 0, "q2": 0, "q6": 0}, "none reported", None),
]
CRAFFT = [  # days, car, yes, score, band
    ((0, 0, 0), 0, None, 0, "low risk"),
    ((0, 0, 0), 1, None, 1, "medium risk"),
    ((2, 0, 0), 0, 1, 1, "medium risk"),
    ((5, 1, 0), 0, 2, 2, "high risk"),
]
GAS = [  # weights, levels, T as printed
    ([1], [0], 50.00),
    ([1], [1], 60.00),
    ([1, 1, 1], [0, 1, -1], 50.00),
    ([1, 1, 1], [1, 1, 1], 63.69),
    ([1, 1, 1], [-2, -2, -2], 22.61),
    ([3, 2, 1], [1, 0, -1], 54.41),
    ([2, 2], [-1, 2], 56.20),
]
