"""What becomes of each referral: how long ago it was sent, by whom, and how it goes on."""

from dataclasses import dataclass

from demo.cast import NORTH, NORTH_REFERRING, SOUTH, SOUTH_REFERRING, WORKERS
from demo.clock import chance

ENDED = 58
DECLINED, WITHDRAWN = 10, 5

# Days since a referral was begun (drafts) or sent, and by whom
DRAFTS = [("coordinator", 1), ("coordinator", 9), ("coordinator", 34), ("coordinator3", 3), ("harriet.lund", 84)]
SUBMITTED = [("coordinator", 0), ("coordinator", 2), ("harriet.lund", 6), ("coordinator3", 1), ("ravi.menon", 12)]
ASKED = [("coordinator", 8), ("harriet.lund", 15), ("coordinator3", 6)]
WAITING = [
    ("coordinator", 5),
    ("coordinator", 11),
    ("harriet.lund", 19),
    ("coordinator", 33),
    ("coordinator3", 8),
    ("ravi.menon", 24),
    ("coordinator3", 47),
]
# … and the worker who has not answered yet, and for how many days
OFFERED = [
    ("coordinator", 14, "worker", 1),
    ("harriet.lund", 22, "freya.o.dowd", 6),
    ("coordinator3", 16, "worker3", 2),
]

# Days since the match, and what is the matter with the support today
OPEN = {
    "worker": [
        "5 booked",
        "26 unlogged",
        "33 struck",
        "40 debrief",
        "53 late",
        "66 unlogged",
        "79 reopened",
        "101 extended",
    ],
    "worker2": ["9 unbooked", "27", "41 low"],
    "bea.castell": ["3 booked", "17", "31", "48 corrected", "62 concern", "77", "103 past"],
    "tomos.price": ["12", "29", "46 paused", "58 late", "83"],
    "nkechi.obi": ["8 booked", "24", "39", "70", "108 extended"],
    "freya.o.dowd": ["6 unbooked", "20", "36 unlogged", "51", "64 died", "81"],
    "jun.mori": ["15", "44", "10 over"],
    "worker3": ["4 booked", "22", "37", "55 late", "68 taken", "99 extended"],
    "isaac.boateng": ["11", "28 unlogged", "42", "57", "73", "100 past", "120 extended"],
    "mairead.quinn": ["19 stranded", "35 paused", "61 late", "78"],
    "tess.van.dijk": ["7 booked", "21"],
    "gareth.bowen": ["14", "30", "49 debrief", "63", "76 paused", "104 extended"],
}

REFERRERS = {
    NORTH: ["coordinator", "coordinator", "coordinator", "harriet.lund"],
    SOUTH: ["coordinator3", "coordinator3", "ravi.menon"],
}
HOME = {worker[0]: worker[2] for worker in WORKERS}
WEEKS_IN_THE_JOB = {worker[0]: worker[8] for worker in WORKERS}
NORTHERN_REFERRERS = {"coordinator", "coordinator2", "harriet.lund"}


@dataclass
class Journey:
    """One referral: `ago` days since it was sent, its fate, and the support that came of it."""

    number: int
    fate: str
    referrer: str
    ago: int
    worker: str = ""
    matched_ago: int = 0
    flag: str = ""

    @property
    def referring_team(self):
        return NORTH_REFERRING if self.referrer in NORTHERN_REFERRERS else SOUTH_REFERRING


def journeys():
    """All journeys, those that are over first: they free the places that the open ones take."""
    random = chance("plan")
    rows = [*ended(random), *answered_no(random), *open_supports(random)]
    for fate, listed in (("draft", DRAFTS), ("submitted", SUBMITTED), ("asked", ASKED), ("waiting", WAITING)):
        rows += [{"fate": fate, "referrer": referrer, "ago": ago} for referrer, ago in listed]
    rows += [
        {"fate": "offered", "referrer": referrer, "ago": ago, "worker": worker, "matched_ago": days}
        for referrer, ago, worker, days in OFFERED
    ]
    return [Journey(number=number, **row) for number, row in enumerate(rows)]


def ended(random):
    """Supports that are over: most as planned, some after an extension, some sooner."""
    for number in range(ENDED):
        team = SOUTH if number % 5 in (1, 3) else NORTH
        flag = random.choices(["planned", "stopped", "longer", "break"], [30, 10, 14, 4])[0]
        matched_ago = 335 - round(number * (200 / ENDED))
        able = [name for name in HOME if HOME[name] == team and WEEKS_IN_THE_JOB[name] * 7 > matched_ago + 14]
        yield {
            "fate": "ended",
            "referrer": random.choice(REFERRERS[team]),
            "ago": matched_ago + random.randint(6, 40),
            "worker": random.choice(able),
            "matched_ago": matched_ago,
            "flag": flag,
        }


def answered_no(random):
    """Referrals declined or withdrawn over the year."""
    for number in range(DECLINED + WITHDRAWN):
        team = SOUTH if number % 3 == 1 else NORTH
        fate = "declined" if number < DECLINED else "withdrawn"
        yield {"fate": fate, "referrer": random.choice(REFERRERS[team]), "ago": 12 + number * 21}


def open_supports(random):
    for worker, rows in OPEN.items():
        for row in rows:
            days, _, flag = row.partition(" ")
            yield {
                "fate": "open",
                "referrer": random.choice(REFERRERS[HOME[worker]]),
                "ago": int(days) + random.randint(5, 30),
                "worker": worker,
                "matched_ago": int(days),
                "flag": flag,
            }
