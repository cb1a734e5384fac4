"""When work weighs on a worker: the one definition. It is shown to the worker alone, who decides whether anybody hears.

No sign is kept or counted anywhere; what is kept is the worker's answer (`StrainAnswer`).
"""

from datetime import timedelta

from supervision.dashboard import mean
from supervision.models import StrainAnswer
from support.caseload import is_over, taken
from support.glances import counted_worker
from support.models import Session

# A session after which a worker feels so, or lower, was a hard one.
LOW_WELLBEING = 2
LOOK_BACK_DAYS = 28
# As many hard ones in a row are a sign.
HARD_IN_A_ROW = 3
# So low a mean of so many ratings is one as well.
LOW_MEAN, LEAST_RATINGS = 2.5, 3


def strain_of(worker, today):
    """For the worker's own page: the `signs` in words, and their `answer` where one is in force."""
    return {"signs": signs_of(worker, today), "answer": StrainAnswer.objects.in_force(worker, today).first()}


def signs_of(worker, today):
    """What weighs on the worker, in words said to them; empty where nothing does."""
    return [*heavy_load(counted_worker(worker)), *low_ratings(ratings_of(worker, today))]


def heavy_load(worker):
    if is_over(worker):
        yield f"You have more people than was agreed: {taken(worker)}."


def low_ratings(ratings):
    """From the ratings, the latest first: hard sessions in a row, or else low ones over the weeks."""
    row = ratings[:HARD_IN_A_ROW]
    if len(row) == HARD_IN_A_ROW and max(row) <= LOW_WELLBEING:
        yield f"Your last {HARD_IN_A_ROW} sessions with a rating were hard on you."
    elif len(ratings) >= LEAST_RATINGS and mean(ratings) <= LOW_MEAN:
        yield f"In the last four weeks you rated how you were with {mean(ratings):g} of 5 on average."


def ratings_of(worker, today):
    """How the worker was after sessions of the last four weeks, the latest first."""
    since = today - timedelta(days=LOOK_BACK_DAYS)
    rated = Session.objects.counted().filter(worker=worker, wellbeing__isnull=False, date__gt=since, date__lte=today)
    return list(rated.order_by("-date", "-start", "-logged_at").values_list("wellbeing", flat=True))
