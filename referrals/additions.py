"""What referrals add to the pages of the apps below: words for the trail."""

from groundwork import trail

trail.WORDS |= {
    "referrals:search": "Found in a search",
    "referrals:referral_list": "Shown in the list of referrals",
    "referrals:referral_export": "Downloaded in a list of referrals",
    "referrals:likely_known": "Pointed out as perhaps the same person",
    "referrals:person_detail": "Opened the person's page",
    "referrals:open_elsewhere": "Shown as referred or supported already",
    "referrals:referral_detail": "Opened the referral",
    "referrals:referral_tasks": "Wrote the referral",
    "referrals:referral_section": "Wrote the referral",
    "referrals:submit": "Checked the referral",
    "referrals:join_people": "Compared with another record",
    "referrals:take_apart": "Looked at how records were joined",
    "referrals:referral_trail": "Looked at who has looked",
    "referrals:offer_list": "Shown in the list of matches",
    "referrals:offer_detail": "Opened an offer",
}
