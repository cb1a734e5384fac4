"""What a worker does about signs of strain: theirs alone."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.permissions import Permission
from groundwork.deeds import ConfirmedDeed
from supervision.actions.strain import put_off_strain, supervisor_there, take_back_strain, tell_strain
from supervision.models import StrainAnswer
from workers.models import Worker


class AnswersStrain(ConfirmedDeed):
    """A deed that answers the signs on the worker's own week."""

    model, permission = Worker, Permission.SEE_OWN_PROFILE

    def check(self):
        if self.object.user_id != self.user.pk:
            raise PermissionDenied

    def why_not(self):
        answered = StrainAnswer.objects.in_force(self.object, self.today).exists()
        return "You have answered this already. Take that back first." if answered else ""

    def get_back_url(self):
        return reverse("supervision:my_week")


class TellStrain(AnswersStrain):
    title, submit_label, success_message = "Tell my supervisor", "Tell my supervisor", "Your supervisor gets a notice."
    consequences = (
        "Your supervisor reads that you would like to talk about how work is going, and not why.",
        "It stands on the agenda of your next supervision until one is recorded, and you can take it back.",
        "Nobody else is told: not your team leads, your line manager or managers as such.",
    )

    def why_not(self):
        nobody = "" if supervisor_there(self.object) else "Your supervisor is not there. See who to turn to instead."
        return super().why_not() or nobody

    def act(self, form):
        tell_strain(worker=self.object, by=self.user)


class PutOffStrain(AnswersStrain):
    title, submit_label, success_message = "Not now", "Not now", "Nobody is told."
    consequences = (
        "Nobody is told, and you are not asked again for two weeks.",
        "You can take this back at any time.",
    )

    def act(self, form):
        put_off_strain(worker=self.object, by=self.user)


class TakeBackStrain(ConfirmedDeed):
    """Take back an answer."""

    model, permission = StrainAnswer, Permission.SEE_OWN_PROFILE
    title, submit_label, success_message = "Take back your answer", "Take it back", "It is taken back."
    consequences = (
        "It leaves the agenda of your supervision. A notice or email that was sent already stays read.",
        "Where the signs still hold, your week shows them to you again.",
    )

    def why_not(self):
        return "This was taken back already." if self.object.withdrawn_at else ""

    def act(self, form):
        take_back_strain(answer=self.object, by=self.user)
