"""What the person of a support has agreed to, in words for them, to be printed."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from groundwork.prepared import prepared_of
from groundwork.words import day
from support.models import Session
from support.views.supports import answers_of, opened


@require_safe
def agreements(request, pk):
    """What the person agreed to and when, who asked, and how to change one's mind; for worker and lead to hand over."""
    support = opened(request, pk)
    answers = list(prepared_of(answers_of, pk))
    context = {
        "title": "What you have agreed to",
        "tab_title": f"Agreements in {support.referral.reference}",
        "caption": f"{support.person.called}, {support.referral.reference}",
        "support": support,
        "referral": support.referral,
        "referring_team": support.referral.referring_team,
        "asks_of_notes": bool(answers) or Session.objects.earlier_than(support).exists(),
        "answers": list(in_words_for_them(answers)),
        "today": timezone.localdate(),
        "back_link": {"href": support.get_absolute_url(), "text": "Back"},
    }
    return render(request, "support/agreements.html", context)


def in_words_for_them(answers):
    """A line for each time they were asked about notes from before, the first first, with what was taken back."""
    for answer in answers:
        on = day(timezone.localdate(answer.at))
        if answer.by_mistake:
            yield f"On {on} {answer.by} took this back, as it had been recorded by mistake: {answer.reason}"
        else:
            said = "agreed" if answer.agreed else "did not agree"
            yield f"On {on} {answer.by} recorded that you {said}. {answer.reason}".strip()
