"""Invented people: names of many homes, with accents, apostrophes, and one from right to left."""

FIRST = [
    "Aaliyah", "Abena", "Agnieszka", "Aidan", "Alba", "Aled", "Amara", "Anaïs", "Andrés", "Anouk", "Arjun", "Asha",
    "Ayşe", "Beatrix", "Bilal", "Bronwyn", "Caoimhe", "Cerys", "Chidera", "Conor", "Dafydd", "Delphine", "Denzel",
    "Dinesh", "Edith", "Eilidh", "Elif", "Emeka", "Esmé", "Ezra", "Farida", "Ffion", "Gethin", "Giulia", "Grace",
    "Hamza", "Harriet", "Héctor", "Idris", "Imogen", "Ines", "Ivo", "Jamila", "Jerome", "Joaquín", "Josephine", "Kwame",
    "Leïla", "Lorcan", "Łucja", "Mabel", "Maeve", "Malik", "Marek", "Mei", "Milo", "Nadia", "Niamh", "Noor", "Olwen",
    "Owen", "Padraig", "Priya", "Rafał", "Rhys", "Roisin", "Rosalind", "Sadia", "Samir", "Saoirse", "Seren", "Siân",
    "Sorcha", "Tariq", "Teodor", "Thandiwe", "Umar", "Vera", "Winston", "Xiu", "Yusuf", "Zainab", "Zoë",
]  # fmt: skip

LAST = [
    "Abbott", "Achebe", "Addo", "Ahmed", "Almeida", "Baptiste", "Begum", "Bielak", "Brennan", "Bryn-Jones", "Byrne",
    "Campbell", "Chen", "Clarke", "Cohen", "Côté", "D'Souza", "Dąbrowski", "Davies", "Dlamini", "Ellis", "Eze",
    "Fernández", "Fitzgerald", "Gallagher", "Ghosh", "Grant", "Hartley", "Hughes", "Hussain", "Ibáñez", "Iqbal",
    "Jankowska", "Joseph", "Kaur", "Khan", "Kovács", "Lindqvist", "Lloyd", "MacLeod", "Malone", "Mbeki", "Mistry",
    "Morgan", "Müller", "Nadarajah", "Ng", "Novak", "Nunes", "O'Brien", "O'Sullivan", "Okonkwo", "Osei", "Patel",
    "Pearce", "Petrov", "Quarshie", "Rahman", "Reid", "Roberts", "Sanghera", "Shah", "Singh", "Smythe-Adjei", "Søndergaard",
    "Tanaka", "Thomas", "Tran", "Usman", "Vaughan", "Wallace", "Watanabe", "Whitcombe", "Yılmaz", "Young", "Zhang",
]  # fmt: skip

RIGHT_TO_LEFT = ("ليلى حدّاد", "Layla")
VERY_LONG = ("Maximiliana Oluwaseun Featherstonehaugh-Cholmondeley de la Vega y Ruiz", "Max")
MONONYM = ("Suharti", "")

STREETS = ["Harbour Lane", "Mill Row", "St Brannoc's Road", "Canal Street", "Orchard Close", "Fell View"]
TOWNS = ["Northside", "Millbrook", "Southfield", "Eastwater"]


def people(random, count):
    """`count` pairs of (full name, what they like to be called), none twice."""
    pairs = [(f"{first} {last}", "") for first in FIRST for last in LAST]
    chosen = [RIGHT_TO_LEFT, VERY_LONG, MONONYM, *random.sample(pairs, count - 3)]
    random.shuffle(chosen)
    return [(name, called or name.split()[0] if random.random() < 0.2 else called) for name, called in chosen]
