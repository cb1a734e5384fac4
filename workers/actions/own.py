"""What is the worker's own to say: nobody else writes it."""

from collections.abc import Mapping, Sequence

from accounts.models import User
from groundwork.actions import action
from groundwork.transitions import lock
from workers.actions.changing import write
from workers.models import ExperienceTheme, Visibility, Worker


@action
def edit_about_me(*, worker: Worker, by: User, about_me: str, introduction: str = "", interests: str = "") -> Worker:
    """Change who the worker says they are: to their team, and to the people they support."""
    return write(worker, {"about_me": about_me, "introduction": introduction, "interests": interests})


@action
def edit_languages(*, worker: Worker, by: User, languages: str) -> Worker:
    """Change the languages in which the worker supports people."""
    return write(worker, {"languages": languages})


@action
def edit_working(
    *, worker: Worker, by: User, areas: str = "", working_days: Sequence[int] = (), modes: Sequence[str] = ()
) -> Worker:
    """Change where, on which days and in which ways the worker meets people."""
    return write(worker, {"areas": areas, "working_days": list(working_days), "modes": list(modes)})


@action
def edit_experience(*, worker: Worker, by: User, themes: Mapping[ExperienceTheme, str]) -> Worker:
    """Change which experience the worker is willing to draw on, and who may know of each theme (a Visibility)."""
    worker = lock(worker)
    kept = {choice.experiencetheme_id: choice for choice in worker.theme_choices.all()}
    for theme, visibility in themes.items():
        choice = kept.pop(theme.pk, None)
        if choice is None:
            worker.theme_choices.create(experiencetheme=theme, visibility=visibility)
        elif choice.visibility != visibility:
            choice.visibility = visibility
            choice.save()
    for choice in kept.values():
        choice.delete()
    worker.save()
    return worker


@action
def edit_gender(
    *,
    worker: Worker,
    by: User,
    gender: str = "",
    gender_words: str = "",
    gender_visibility: str = Visibility.MATCHING,
) -> Worker:
    """Change as what the worker may be found where a person chooses, their own words for it, and who may know."""
    facts = {"gender": gender, "gender_words": gender_words, "gender_visibility": gender_visibility}
    return write(worker, facts)


@action
def edit_wellbeing_sharing(*, worker: Worker, by: User, shares_wellbeing: bool) -> Worker:
    """Let leads who do not supervise the worker see how they are, or take that back."""
    return write(worker, {"shares_wellbeing": shares_wellbeing})
