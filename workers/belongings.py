"""What a supervisor or line manager leaves behind: the workers they look after."""

from datetime import datetime

from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission, roles_with
from accounts.stranded import BELONGINGS, Belonging
from workers.actions.rooms import follow_line_manager
from workers.models import Worker


def take_worker(worker: Worker, before: User, owner: User, *, by: User, at: datetime) -> None:
    """Supervise and line manage a worker in the place of somebody."""
    managed_by = worker.line_manager
    for name in ("supervisor", "line_manager"):
        if getattr(worker, name) == before:
            setattr(worker, name, owner)
    worker.save()
    follow_line_manager(worker, managed_by)


BELONGINGS.add(
    Belonging(
        name="workers",
        one="worker they supervise or manage",
        many="workers they supervise or manage",
        left="Workers with nobody to supervise them",
        team="team",
        owners=("supervisor", "line_manager"),
        open=lambda: Worker.objects.employed(timezone.localdate()),
        stranded=lambda today: Worker.objects.employed(today).without_supervisor(Now()),
        label=lambda worker: worker.user.name,
        take=take_worker,
        roles=tuple(roles_with(Permission.SUPERVISE)),
        related=("user",),
        path=lambda worker: worker.get_absolute_url(),
        is_listed=True,
    )
)
