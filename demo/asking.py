"""What a coordinator writes into a referral, section by section."""

from datetime import timedelta

from demo.names import STREETS, TOWNS
from referrals.models import Person, Referral, SupportTheme
from referrals.starting_lists import RISK_KINDS
from workers.models import ExperienceTheme

VENUES = ["At home", "A café that is not too loud", "The library", "Outdoors, walking", ""]
TIMES = ["Mornings after ten", "Afternoons", "Not before noon", "During school hours", ""]
SAFE = [
    "Weekday afternoons. Do not leave a message.",
    "Any time by text; calls only after a text.",
    "Before three o'clock. If somebody else answers, say it is the library.",
    "Evenings are best. A message is fine.",
]
ACCESS = [
    "",
    "",
    "",
    "Step-free places only.",
    "Large print, please.",
    "Hears better with the left ear.",
    "Needs breaks.",
]
INVOLVE = [
    "",
    "",
    "",
    "A sister, for the first meeting.",
    "A friend from the ward, if they wish.",
    "The care coordinator.",
]
PRONOUNS = {"woman": "she/her", "man": "he/him", "non_binary": "they/them", "self": "", "not_said": ""}
ETHNICITIES = [value for value in Person.Ethnicity.values if value != "self"]
RISKS = {
    "suicide": "Thoughts at times, no plans. Has a safety plan and keeps it in the kitchen.",
    "self_harm": "Not for a year. Says when it gets close, if asked plainly.",
    "from_others": "A former partner is not to know the address.",
    "self_neglect": "Eats little in bad weeks.",
    "lone_working": "A large, friendly dog; somebody will hold it at the door.",
}


def answers(random, number, name, called, thread, clock, sent):
    """The answers of every section, as the sections take them."""
    gender = random.choices(list(PRONOUNS), [48, 42, 5, 2, 3])[0]
    return {
        "about": about(random, name, called, gender, clock) | nhs_number(random, number),
        "contact": contact(random, number),
        "hopes": {
            "hopes": thread["hopes"],
            "strengths": thread["strengths"],
            "interests": thread["interests"],
            "themes": list(SupportTheme.objects.filter(code__in=thread["themes"])),
        },
        "choices": choices(random, thread),
        "risk": risks(random),
        "agreement": {
            "agreed": True,
            "agreed_on": sent - timedelta(days=random.randint(0, 6)),
            "agreed_how": random.choices(Referral.AgreedHow.values, [7, 2, 1])[0],
        },
    }


def about(random, name, called, gender, clock):
    return {
        "name": name,
        "preferred_name": called,
        "pronouns": PRONOUNS[gender] if random.random() < 0.5 else "",
        "date_of_birth": clock.day(random.randint(19 * 365, 71 * 365)),
        "gender": gender,
        "ethnicity": random.choice(ETHNICITIES),
    }


def nhs_number(random, number):
    """A number from the range kept for examples (999 …), or the reason why there is none."""
    if random.random() < 0.15:
        return {"nhs_number": "", "nhs_number_missing": random.choice(Person.NhsNumberMissing.values)}
    digits = next(filter(None, map(with_check_digit, range(999_000_000 + number * 7, 999_999_999))))
    return {"nhs_number": digits, "nhs_number_missing": ""}


def with_check_digit(nine):
    """The ten digits with the modulus 11 check digit, or None where there is none."""
    check = 11 - sum(int(digit) * weight for digit, weight in zip(str(nine), range(10, 1, -1), strict=True)) % 11
    return None if check == 10 else f"{nine}{check % 11}"


def contact(random, number):
    by = random.choices(Person.ContactBy.values, [5, 4, 1, 1, 1])[0]
    interpreter = random.random() < 0.06
    return {
        "contact_by": by,
        "phone": f"07700900{number % 1000:03d}",
        "email": f"person{number}@example.org" if by == "email" else "",
        "address": f"{random.randint(1, 140)} {random.choice(STREETS)}\n{random.choice(TOWNS)}",
        "postcode": "",
        "safe_contact": random.choice(SAFE),
        "may_leave_message": random.random() < 0.4,
        "language": random.choice(["Arabic", "Polish", "British Sign Language"]) if interpreter else "English",
        "interpreter_needed": interpreter,
        "access_needs": random.choice(ACCESS),
    }


def choices(random, thread):
    return {
        "worker_gender": random.choices(Referral.GenderChoice.values, [6, 2, 1, 0])[0],
        "experience_themes": list(ExperienceTheme.objects.filter(code__in=thread["experience"])),
        "mode": random.choices(Referral.ModeChoice.values, [4, 5, 1, 1])[0],
        "venue": random.choice(VENUES),
        "days": sorted(random.sample(range(5), random.randint(2, 5))),
        "times": random.choice(TIMES),
        "involve": random.choice(INVOLVE),
    }


def risks(random):
    named = {code for code in RISKS if random.random() < 0.12}
    said = {
        kind["code"]: {"answer": "yes", "detail": RISKS[kind["code"]]} if kind["code"] in named else {"answer": "no"}
        for kind in RISK_KINDS
    }
    return {"discharge": "no", "risks": said}
