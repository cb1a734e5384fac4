"""What happened to a record, as the timeline component shows it."""


def event(title, at, by=None, text=""):
    """One line: what, when (a datetime), by whom and in which words, where there are any."""
    return {"title": title, "at": at, "by": str(by or ""), "text": text}


def newest_first(events):
    return sorted(events, key=lambda event: event["at"], reverse=True)
