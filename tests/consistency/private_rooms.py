"""Writing every private text of a worker, each with words of its own."""

from tests.consistency.filling import boxes
from tests.factories import days_ago
from tests.helpers import at
from tests.workers.rooms import SOON
from workers.models import Adjustment, RecoveryPlan, Room

MARK = "Quibblethorpe"
# Each private text with the room in which it stands.
TEXTS = {
    f"{MARK} need": Room.ADJUSTMENTS,
    f"{MARK} agreed": Room.ADJUSTMENTS,
    f"{MARK} tell": Room.ADJUSTMENTS,
    f"{MARK} found": Room.ADJUSTMENTS,
    f"{MARK} keeps_well": Room.PLAN,
    f"{MARK} early_signs": Room.PLAN,
    f"{MARK} helps": Room.PLAN,
    f"{MARK} whom": Room.PLAN,
    f"{MARK} ward": Room.CROSSOVERS,
    f"{MARK} note": Room.CROSSOVERS,
    f"{MARK} happened": Room.CROSSOVERS,
    f"{MARK} gain": Room.GAINS,
    **{f"{MARK} own {name}": Room.RECOVERY for name in RecoveryPlan.TEXTS},
}
KEPT = f"{MARK} half typed"


def write_all(client, worker):
    """Write every text by the forms of the rooms, and leave one half typed."""

    def send(name, record, app="workers", **answers):
        sent = {key: value for key, value in answers.items() if key != "dates"}
        for each in answers.get("dates", ()):
            sent |= boxes(each, days_ago(1) if each in ("met_on", "happened_on", "noticed_on") else SOON)
        answer = client.post(at(name, record, app), sent)
        assert answer.status_code == 302, (name, answer.context["form"].errors)

    send("identify_adjustment", worker, need=f"{MARK} need")
    adjustment = Adjustment.objects.filter(worker=worker).latest("created_at")
    send("record_adjustment", adjustment, agreed=f"{MARK} agreed", dates=["review_on"])
    send("flag_adjustment", adjustment, tell=f"{MARK} tell")
    send("meet_adjustment", adjustment, dates=["met_on"])
    send("review_adjustment", adjustment, finding="stays", found=f"{MARK} found", dates=["review_on"])
    plan = {name: f"{MARK} {name}" for name in ("keeps_well", "early_signs", "helps")}
    send("edit_wellbeing_plan", worker, **plan, tell=f"{MARK} whom", dates=["review_on"])
    crossover = {"what": "service", "service": f"{MARK} ward", "note": f"{MARK} note"}
    send("declare_crossover", worker, **crossover, dates=["review_on"])
    send("log_crossover", worker, "supervision", happened=f"{MARK} happened", dates=["happened_on"])
    send("note_gain", worker, words=f"{MARK} gain", dates=["noticed_on"])
    send("edit_recovery_plan", worker, **{name: f"{MARK} own {name}" for name in RecoveryPlan.TEXTS})
    typed = {"path": at("identify_adjustment", worker, "workers"), "need": KEPT}
    assert client.post("/autosave/", typed).status_code == 200
