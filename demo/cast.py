"""The teams, and who works in them."""

from accounts.permissions import Role

NORTH, SOUTH = "Northside peer support", "Southside peer support"
NORTH_REFERRING, SOUTH_REFERRING = "Northside community team", "Southside community team"

# email before the @, name, role, teams
ACCOUNTS = [
    ("coordinator", "Carla Mendes", Role.COORDINATOR, [NORTH_REFERRING]),
    ("coordinator2", "Colm Ó Briain", Role.COORDINATOR, [NORTH_REFERRING]),
    ("coordinator3", "Chidi Okafor", Role.COORDINATOR, [SOUTH_REFERRING]),
    ("harriet.lund", "Harriet Lund", Role.COORDINATOR, [NORTH_REFERRING]),
    ("ravi.menon", "Ravi Menon", Role.COORDINATOR, [SOUTH_REFERRING]),
    ("lead", "Lena Fairweather", Role.LEAD, [NORTH]),
    ("lead2", "Lou D'Arcy", Role.LEAD, [SOUTH]),
    ("una.marsh", "Una Marsh", Role.LEAD, [SOUTH]),
    ("supervisor", "Sunita Rao", Role.SUPERVISOR, [NORTH]),
    ("manager", "Mina Castellanos", Role.MANAGER, [NORTH, SOUTH]),
    ("pathway", "Petra Lindqvist", Role.PATHWAY, [NORTH, SOUTH]),
    ("admin", "Ade Whitlock", Role.ADMINISTRATOR, [None]),
]

# email before the @, name, team, supervisor, stage, employment, band, hours a week, weeks in the job, working days
WORKERS = [
    ("worker", "Wren Adeyemi", NORTH, "lead", "established", "employee", 4, "37.5", 130, [0, 1, 2, 3, 4]),
    ("worker2", "Will Sørensen", NORTH, "supervisor", "induction", "employee", 3, "37.5", 9, [0, 1, 2, 3, 4]),
    ("bea.castell", "Bea Castell", NORTH, "lead", "senior", "employee", 5, "37.5", 210, [0, 1, 2, 3, 4]),
    ("tomos.price", "Tomos Price", NORTH, "lead", "developing", "employee", 3, "30", 44, [0, 1, 3, 4]),
    ("nkechi.obi", "Nkechi Obi", NORTH, "supervisor", "established", "employee", 4, "22.5", 95, [1, 2, 3]),
    ("freya.o.dowd", "Freya O'Dowd", NORTH, "lead", "developing", "seconded", 3, "37.5", 38, [0, 1, 2, 3, 4]),
    ("jun.mori", "Jun Mori", NORTH, "lead", "established", "volunteer", None, "7.5", 70, [2, 4]),
    ("worker3", "Wanda Kowalska", SOUTH, "lead2", "developing", "employee", 3, "37.5", 52, [0, 1, 2, 3, 4]),
    ("isaac.boateng", "Isaac Boateng", SOUTH, "lead2", "established", "employee", 4, "37.5", 160, [0, 1, 2, 3, 4]),
    ("mairead.quinn", "Máiréad Quinn", SOUTH, "lead2", "established", "bank", 3, "18", 88, [0, 2, 4]),
    ("tess.van.dijk", "Tess van Dijk", SOUTH, "lead2", "induction", "intern", 2, "30", 6, [0, 1, 2, 3]),
    ("gareth.bowen", "Gareth Bowen", SOUTH, "lead2", "senior", "employee", 5, "30", 240, [0, 1, 2, 3]),
]  # fmt: skip

# A lead who has left, and whose account is closed: what they had taken on has no owner.
LEFT = "una.marsh"
LEAD_OF = {NORTH: "lead", SOUTH: "lead2"}
TEAM_OF = {NORTH_REFERRING: NORTH, SOUTH_REFERRING: SOUTH}

ABOUT = [
    (
        "I have been a peer worker for some years. I like being outside, I like lists, and I do not mind rain.",
        "Walking, radio plays, mending",
        "English, Yoruba",
        "Northside, Millbrook",
        ["anxiety", "hospital"],
    ),
    (
        "New to the job and glad of it. I spent a long time on the other side of the desk.",
        "Bread, chess, bad films",
        "English, Danish",
        "Northside",
        ["low-mood", "work"],
    ),
    (
        "What helped me was somebody who did not hurry. I try to be that somebody.",
        "Choir, allotment",
        "English, Catalan",
        "Millbrook, Eastwater",
        ["voices", "hospital", "identity"],
    ),
    ("Bilingual, bicycle-mad, father of two.", "Cycling, football", "English, Welsh", "Northside", ["parenting"]),
    (
        "I draw on years of caring for my grandmother, and on my own long winters.",
        "Sewing, gospel, crosswords",
        "English, Igbo",
        "Eastwater",
        ["caring", "low-mood"],
    ),
    (
        "I came from a library and still believe in them.",
        "Books, cold water",
        "English, Irish",
        "Millbrook",
        ["eating"],
    ),
    ("One day a week, tea first.", "Calligraphy, trains", "English, Japanese", "Northside", ["anxiety", "work"]),
    (
        "I know the forms, the waiting rooms and the good cafés.",
        "Dumplings, dancing",
        "English, Polish",
        "Southfield",
        ["trauma", "identity"],
    ),
    ("Former chef. Ask me about soup.", "Cooking, table tennis", "English, Twi", "Southfield", ["addiction"]),
    ("I work Mondays, Wednesdays and Fridays.", "Set dancing, dogs", "English, Irish", "Southfield", ["self-harm"]),
    ("At the beginning, with open ears.", "Skating, ceramics", "English, Dutch", "Southfield", ["anxiety"]),
    (
        "I have done this work since before it had a name here, and it still teaches me something every week.",
        "Brass bands, rugby, gardens",
        "English, Welsh",
        "Southfield, Eastwater",
        ["voices", "hospital", "addiction"],
    ),
]

# What each worker may be found as, their own words for it, and who may read it.
GENDERS = {
    "worker": ("non_binary", "", "people"),
    "worker2": ("man", "", "matching"),
    "bea.castell": ("woman", "", "team"),
    "tomos.price": ("man", "", "people"),
    "nkechi.obi": ("woman", "", "matching"),
    "freya.o.dowd": ("woman", "A trans woman", "team"),
    "jun.mori": ("", "", "matching"),
    "worker3": ("woman", "", "matching"),
    "isaac.boateng": ("man", "", "people"),
    "mairead.quinn": ("woman", "", "matching"),
    "tess.van.dijk": ("woman", "", "matching"),
    "gareth.bowen": ("man", "", "team"),
}
# How they meet people, where that is not in every way; who may know of the first, second and third theme of each.
MODES = {"jun.mori": ["01"], "mairead.quinn": ["02", "11"], "nkechi.obi": ["01", "02"]}
SHOWN = ["team", "matching", "people"]
INTRODUCTIONS = {
    "worker": "I am Wren. I like walking and talking, and I do not mind saying nothing for a while.",
    "tomos.price": "I am Tomos. We can meet for a coffee, go for a walk, or sort out letters together.",
    "isaac.boateng": "I am Isaac. I used to cook for a living. I will ask what you would like to do, and mean it.",
}
# Who shares how they are with leads who do not supervise them.
SHARE_WELLBEING = {"worker", "nkechi.obi", "gareth.bowen"}
PROMOTED = "Has settled in, knows the forms and the team, and asked for more."
AGREED = {"bea.castell": (10, "Two mornings a week go to new colleagues, who sit in with her.")}
