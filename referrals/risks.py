"""The risks that a referral names, for the pages of those who meet the person."""

FIELDS = ("suicide", "self_harm", "from_others", "to_others", "self_neglect", "lone_working", "safeguarding")


def risks_of(referral):
    """Label, answer in words and detail of each risk that is answered "yes" or "not known"."""
    return [
        {
            "label": capitalised(referral._meta.get_field(name).verbose_name),
            "answer": getattr(referral, f"get_{name}_display")(),
            "detail": getattr(referral, f"{name}_detail"),
        }
        for name in FIELDS
        if getattr(referral, name) in (referral.Answer.YES, referral.Answer.NOT_KNOWN)
    ]


def capitalised(text):
    return text[:1].upper() + text[1:]
