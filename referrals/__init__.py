"""One person's way in, from the first word until a worker has answered: person, referral, triage, offers."""
