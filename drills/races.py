"""Many people at the same moment: the database decides, and everybody is told what happened."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Barrier
from urllib.parse import urlencode

from django.db import close_old_connections

from bench.visitor import SIGN_IN
from drills.collisions import accounts, referrals, supports, twice
from drills.collisions.crew import Crew
from drills.table import Result, drill

SUMMARY = re.compile(r'<div class="nhsuk-error-summary.*?</ul>', re.DOTALL)
LINE = re.compile(r"<li[^>]*>\s*(?:<a[^>]*>)?(.*?)\s*<", re.DOTALL)
COLLISIONS = [*referrals.COLLISIONS, *supports.COLLISIONS, *accounts.COLLISIONS, *twice.COLLISIONS]


@drill("races")
def races(stage):
    """Accepting, declining, matching, editing, ending and so on by many people at the same moment."""
    stage.renew()
    with stage.web():
        crew = Crew(stage)
        for collision in COLLISIONS:
            yield race(collision(crew), stage.operations)


def race(collision, operations):
    """Let people collide until so many forms were sent."""
    told, sent, acknowledged, lost, doubled = Counter(), 0, 0, 0, 0
    while sent < operations:
        posts = collision.meet()
        answers = at_once(posts)
        close_old_connections()
        missing, extra = collision.check(answers)
        sent, lost, doubled = sent + len(posts), lost + missing, doubled + extra
        acknowledged += sum(answer.is_done for answer in answers)
        told.update(words(answer, collision.says) for answer in answers)
    unclear = sum(number for text, number in told.items() if text.startswith("!"))
    remark = "; ".join(f"{number} × {text}" for text, number in told.most_common() if text != "done")
    return Result(collision.what, sent, acknowledged, lost, doubled, remark=remark, unclear=unclear)


def at_once(posts):
    """Send all forms at the same moment; the answers, in the order of the forms."""
    ready = Barrier(len(posts))

    def send(post):
        client, path, fields = post
        ready.wait()
        return client.send("POST", path, urlencode(fields, doseq=True))

    with ThreadPoolExecutor(len(posts)) as threads:
        return list(threads.map(send, posts))


def words(answer, expected):
    """The word done, or what the page said; an exclamation mark before what nobody should be told."""
    if answer.is_done:
        return "done"
    if answer.asks_to_sign_in:
        return "asked to sign in" if SIGN_IN in expected else "! asked to sign in"
    lines = [line for block in SUMMARY.findall(answer.text) for line in LINE.findall(block)]
    said = " ".join(unescape(" ".join(lines)).split())
    if answer.status in expected:
        return f"answer {answer.status}"
    told = next((text for text in expected if isinstance(text, str) and text in said), None)
    return f"“{told}”" if told else f"! {answer.status} {said[:150]}"
