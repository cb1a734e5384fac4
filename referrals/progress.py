"""How far a draft has come, section by section."""

from django.http import QueryDict

from referrals.forms.sections import section_form
from referrals.models import Referral

Section = Referral.Section
DONE = {"text": "Completed", "classes": "nhsuk-task-list__status--completed"}
STARTED = {"tag": {"text": "In progress", "colour": "blue"}}
NOT_STARTED = {"tag": {"text": "Not started", "colour": "grey"}}


def task_items(referral, urls, typed):
    """Parameters for the items of a task list.

    `urls` holds the address of each section, `typed` those with text that is kept and not saved.
    """
    return [
        {"title": {"text": section.label}, "href": url, "status": status(referral, section, url in typed)}
        for section, url in urls.items()
    ]


def status(referral, section, is_typed):
    if section in referral.completed_sections:
        return DONE
    return STARTED if is_typed or is_started(referral, section) else NOT_STARTED


def is_started(referral, section):
    """Whether anything has been answered in a section, apart from what every draft starts with."""
    form = section_form(referral, section)
    given = [form[name].value() for name in form.names if name != "priority"]
    return any(value not in (None, "", []) for value in given)


def missing(referral):
    """What keeps a draft from being sent: section, and a message for each answer that is missing."""
    return [{"section": section, "problems": problems(referral, section)} for section in unfinished(referral)]


def unfinished(referral):
    """The sections that keep a draft from being sent."""
    return [section for section in Section if section not in referral.completed_sections]


def problems(referral, section):
    """The messages the form of a section gives for what is kept so far, with the field of each."""
    form = section_form(referral, section, data=as_posted(section_form(referral, section)))
    return [{"text": message, "field": name} for name, errors in form.errors.items() for message in errors]


def as_posted(form):
    """What a browser would send for an untouched form."""
    data = QueryDict(mutable=True)
    for bound in form:
        value, widget = bound.value(), bound.field.widget
        if hasattr(widget, "names"):
            for part, typed in widget.format_value(value).items():
                data[f"{bound.html_name}-{part}"] = typed
        elif isinstance(value, list | tuple):
            data.setlist(bound.html_name, [str(getattr(item, "pk", item)) for item in value])
        elif value is not None:
            data[bound.html_name] = str(value)
    return data
