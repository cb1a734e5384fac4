"""Messages about training. None of them names anybody."""

from notices.kinds import kind

TRAINING_TAKEN_BACK = kind(
    "training_taken_back",
    "Training record taken back: {label}",
    "A record of your training in “{label}” was made by mistake and taken back. Your profile says why.",
)
TRAINING_IMPORT_TAKEN_BACK = kind(
    "training_import_taken_back",
    "Training records taken back: {label}",
    "Records of your training that came from a file were taken back. Your profile says which, and why.",
)
COURSE_NEWLY_REQUIRED = kind(
    "course_newly_required",
    "A course is newly required: {label}",
    "“{label}” is newly required. There is time until {due_on}. What was completed before is valid until its own date.",
)
COURSE_NOT_REQUIRED = kind(
    "course_not_required",
    "A course is not required after all: {label}",
    "The rule that would have made “{label}” required by {due_on} was taken back.",
)
EXEMPTION_GRANTED = kind(
    "exemption_granted",
    "You are exempt from a course: {label}",
    "You need not have “{label}” until {due_on}. Your profile says why.",
)
EXEMPTION_TAKEN_BACK = kind(
    "exemption_taken_back",
    "You are no longer exempt: {label}",
    "You need “{label}” again. Your profile says why, and how you stand with it.",
)
COHORT_PLACE_GIVEN = kind(
    "cohort_place_given",
    "You have a place on a course: {label}",
    "You have a place on “{label}”. Open the page to see its days; tell your line manager if they do not suit.",
)
COHORT_CANCELLED = kind(
    "cohort_cancelled", "Course cancelled: {label}", "The run of “{label}” for which you were down will not take place."
)
COHORT_LEFT = kind(
    "cohort_left",
    "A place was given up: {label}",
    "Somebody gave up a place on “{label}”. If anybody waits for one, the first of them has it now and has been told.",
)
WAITING_LIST_LEFT = kind(
    "waiting_list_left", "Somebody waits no longer: {label}", "Somebody has left the waiting list of “{label}”."
)
COHORT_LEAVING_TAKEN_BACK = kind(
    "cohort_leaving_taken_back",
    "Down for a course again: {label}",
    "Somebody who had left “{label}” by mistake is down for it again, where they stood before.",
)
COURSE_DAYS_CHANGED = kind(
    "course_days_changed",
    "Days of a course have changed: {label}",
    "A day of “{label}” was added, moved or taken out. Open the page to see when it meets.",
)
CONDUCT_SET = kind(
    "conduct_set",
    "New version: {label}",
    "A new version holds from {due_on}. Please read it; from that day your start page asks whether you agree.",
)
CONDUCT_TAKEN_BACK = kind(
    "conduct_taken_back",
    "New version taken back: {label}",
    "The version that would have held from {due_on} was taken back. Nobody is asked to agree to it.",
)
