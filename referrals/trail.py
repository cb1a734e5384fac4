"""What a line of the trail says somebody did."""

WORDS = {
    "referrals:search": "Found in a search",
    "referrals:referral_list": "Shown in the list of referrals",
    "referrals:referral_export": "Downloaded in a list of referrals",
    "referrals:likely_known": "Pointed out as perhaps the same person",
    "referrals:referral_detail": "Opened the referral",
    "referrals:referral_tasks": "Wrote the referral",
    "referrals:referral_section": "Wrote the referral",
    "referrals:submit": "Checked the referral",
    "referrals:referral_trail": "Looked at who has looked",
    "referrals:support_list": "Shown in the list of supports",
    "referrals:support_detail": "Opened the support",
    "referrals:support_trail": "Looked at who has looked",
    "referrals:session_list": "Shown in the list of sessions",
    "referrals:session_detail": "Read a session",
    "referrals:concern_list": "Shown in the list of concerns",
    "referrals:concern_detail": "Read a concern",
    "referrals:offer_list": "Shown in the list of matches",
    "referrals:offer_detail": "Opened an offer",
}


def in_words(verb):
    """The words for a verb of the trail; pages of deeds are named by their deed."""
    name = verb.rpartition(":")[2].replace("_", " ")
    return WORDS.get(verb, f"Opened “{name}”")
