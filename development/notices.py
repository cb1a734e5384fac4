"""Messages about inductions. None of them names anybody, and none says why."""

from notices.kinds import kind

INDUCTION_BEGUN = kind(
    "induction_begun",
    "Your induction has begun",
    "Your line manager has begun your induction. Open it to see what there is to do, with whom and by when.",
)
INDUCTION_EXTENDED = kind(
    "induction_extended",
    "There is another time for your induction",
    "The time for your induction was changed, as often happens. Open it to see the new dates.",
)
INDUCTION_MOVED = kind(
    "induction_moved",
    "Your induction follows the new list",
    "Your induction was moved to the list that holds now. What is done stays done.",
)
INDUCTION_COMPLETED = kind(
    "induction_completed",
    "Your induction is complete",
    "Your line manager has completed your induction. You can read all of it at any time.",
)
INDUCTION_REOPENED = kind(
    "induction_reopened",
    "Your induction goes on again",
    "Your induction was completed by mistake, or something is still to do. Open it to see what.",
)
INDUCTION_TAKEN_BACK = kind(
    "induction_taken_back",
    "An induction was begun by mistake",
    "An induction of yours was begun by mistake and taken back. Nothing of it is to be done.",
)
STEP_TAKEN_BACK = kind(
    "step_taken_back",
    "A step of an induction is to do again: {label}",
    "“{label}” was taken back and is to do again. The induction says why, and by when.",
)
STEP_SET_ASIDE = kind(
    "step_set_aside",
    "A step of your induction is set aside: {label}",
    "“{label}” need not be done. Your induction says why.",
)
