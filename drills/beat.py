"""More beats and more workers than one."""

from contextlib import ExitStack

from drills.ledger import compared, tell_all
from drills.reviews import OverdueReviews
from drills.table import drill


@drill("beats-and-workers")
def beats_and_workers(stage):
    """Two beats at once, with one worker, two workers and four."""
    return [together(stage, beats=2, workers=number) for number in (1, 2, 4)]


def together(stage, *, beats, workers):
    stage.renew()
    notices = OverdueReviews().make(stage.operations)
    with ExitStack() as stack:
        for _ in range(workers):
            stack.enter_context(stage.worker())
        for _ in range(beats):
            stack.enter_context(stage.beat())
        tell_all(stage, notices)
    remark = f"up to {stage.mail.most} emails at the same time"
    return compared(f"{beats} beats and {workers} workers of two processes each", stage, notices, remark=remark)
