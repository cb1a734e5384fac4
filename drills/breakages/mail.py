"""Emails that get lost, or come twice."""

from drills.breakages import Breakage

DELIVERY = "notices/delivery.py"

BREAKAGES = [
    Breakage(
        name="called-sent-where-refused",
        drill="mail-refusing",
        file=DELIVERY,
        before="    except Unsent:\n        put_back(notices)\n",
        after="    except Unsent:\n        settle(notices, mail=Notice.Mail.SENT)\n",
        shows=("lost",),
    ),
]
