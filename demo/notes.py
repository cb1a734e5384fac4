"""What a worker writes after a session."""

from demo import threads
from support.models import ConnectionKind, Principle, Session
from workers.models import ExperienceTheme

SHORT_CALL = [
    "Short call between our meetings. {name} had been out twice.",
    "{name} rang about Thursday; we kept it.",
    "Ten minutes on the telephone. A better day than yesterday, said {name}.",
    "Call as agreed. {name} read me the list, and two things on it were crossed out.",
]
OTHERS = [
    "",
    "",
    "",
    "",
    "",
    "{name}'s sister",
    "A friend of {name}'s",
    "The care coordinator for the last ten minutes",
]


class Notes:
    """The notes of one support, in an order that makes a story."""

    def __init__(self, thread, name, random, lists):
        self.thread, self.name, self.random, self.lists = thread, name, random, lists
        self.script = self.make_script()

    def make_script(self):
        thread, small = self.thread, self.random.sample(threads.ANY_SESSION, len(threads.ANY_SESSION))
        script = []
        for told in [*thread["early"], *thread["middle"], *thread["late"]]:
            script += [told, small.pop()] if small else [told]
        script.insert(self.random.randint(3, 7), threads.LONG_SESSION)
        return script

    def say(self, text):
        return text.format(name=self.name)

    def call(self):
        return {
            "summary": self.say(self.random.choice(SHORT_CALL)),
            "minutes": self.random.choice([10, 15, 20]),
            "mode": Session.Mode.TELEPHONE,
        }

    def missed(self, attendance):
        return {"summary": self.say(self.random.choice(threads.MISSED[attendance]))}

    def meeting(self, goals):
        """The details of a session with the person there; later ones fill in more or less."""
        details = {
            "summary": self.say(self.script.pop(0) if self.script else self.random.choice(threads.ANY_SESSION)),
            "minutes": self.random.choice([45, 50, 60, 60, 60, 75, 90]),
            "mode": self.random.choices(["01", "02", "11"], [85, 8, 7])[0],
            "kind": self.random.choices(Session.Kind.values, [92, 6, 2])[0],
            "place": self.say(self.thread["place"]),
            "principles": self.random.sample(self.lists.principles, self.random.randint(1, 3)),
            "goals": goals[: self.random.randint(0, 2)],
            "wellbeing": self.random.choices([2, 3, 4, 5], [4, 26, 50, 20])[0],
        }
        return details | self.sometimes()

    def sometimes(self):
        more = {}
        if self.random.random() < 0.5:
            more["mattered"] = self.random.choice(self.thread["mattered"])
            more["written_together"] = self.random.random() < 0.6
        if self.random.random() < 0.35:
            more["learned"] = self.say(self.random.choice(threads.LEARNED))
        if self.random.random() < 0.2:
            more["others_present"] = self.say(self.random.choice(OTHERS))
        if self.random.random() < 0.15:
            more["experience_theme"] = self.lists.experience[self.random.choice(self.thread["experience"])]
            more["experience_purpose"] = self.say(self.random.choice(threads.SHARED_PURPOSES))
        return more

    def connection(self, how):
        return {"connection": self.thread["connection"], "connection_kind": self.lists.connections[how]}


class Lists:
    """The service's lists, read once."""

    def __init__(self):
        self.principles = list(Principle.objects.all())
        self.experience = {theme.code: theme for theme in ExperienceTheme.objects.all()}
        self.connections = {kind.code: kind for kind in ConnectionKind.objects.all()}
