"""Emails that get lost, come twice, hold others up, or of which nobody hears."""

from drills.breakages import Breakage

DELIVERY, FOLDER, SETTINGS = "notices/delivery.py", "notices/mail_folder.py", "peersupport/settings.py"
TIMEOUT, FOR_EVER = "EMAIL_TIMEOUT = 10", "EMAIL_TIMEOUT = None"
REFUSED = "    except Unsent:\n        put_back(notices)\n"

BREAKAGES = [
    Breakage(
        "called-sent-where-refused",
        "mail-refusing",
        DELIVERY,
        REFUSED,
        "    except Unsent:\n        settle(notices, mail=Notice.Mail.SENT)\n",
        ("lost",),
    ),
    Breakage(
        "dropped-where-refused",
        "mail-refusing",
        DELIVERY,
        REFUSED,
        "    except Unsent:\n        settle(notices, mail=Notice.Mail.NONE)\n",
        ("lost",),
    ),
    Breakage(
        "dropped-where-server-is-away",
        "mail-away",
        DELIVERY,
        "    except ServerAway:\n        put_back(notices)\n",
        "    except ServerAway:\n        settle(notices, mail=Notice.Mail.NONE)\n",
        ("lost", "not kept"),
    ),
    Breakage("no-timeout-while-silent", "mail-hanging", SETTINGS, TIMEOUT, FOR_EVER, ("not kept",)),
    Breakage("no-timeout-while-slow", "mail-slow", SETTINGS, TIMEOUT, FOR_EVER, ("not kept",)),
    Breakage(
        "perhaps-sent-before-the-text",
        "mail-hanging",
        DELIVERY,
        "    except NotHandedOver as error:\n        put_back(notices)\n",
        "    except NotHandedOver as error:\n        settle(notices, mail=Notice.Mail.UNCERTAIN)\n",
        ("unclear",),
    ),
    Breakage(
        "sweep-goes-on-where-broken-off",
        "mail-dropping",
        DELIVERY,
        "and broken_off < 2 and",
        "and broken_off < 2000 and",
        ("unclear",),
    ),
    Breakage(
        "sent-again-where-perhaps-sent",
        "mail-breaking-off",
        DELIVERY,
        "type(error).__name__)\n        settle(notices, mail=Notice.Mail.UNCERTAIN)\n",
        "type(error).__name__)\n        put_back(notices)\n",
        ("doubled",),
    ),
    Breakage(
        "goodbye-counts",
        "mail-breaking-off",
        DELIVERY,
        "        with suppress(OSError, SMTPException):\n            connection.close()\n",
        "        connection.connection.docmd('NOOP')\n",
        ("unclear",),
    ),
    Breakage(
        "sent-again-where-the-worker-died",
        "worker-killed",
        DELIVERY,
        "update(mail=Notice.Mail.UNCERTAIN, leased_until=None)",
        "update(mail=Notice.Mail.WAITING, leased_until=None)",
        ("doubled",),
    ),
    Breakage(
        "called-sent-before-it-is-sent",
        "worker-killed",
        DELIVERY,
        "update(mail=Notice.Mail.SENDING, leased_until",
        "update(mail=Notice.Mail.SENT, leased_until",
        ("lost",),
    ),
    Breakage(
        "one-refused-ends-the-sweep",
        "mail-one-refused",
        DELIVERY,
        "        raise Unsent from error\n",
        "        raise ServerAway from error\n",
        ("unclear",),
    ),
    Breakage(
        "tried-for-ever-without-words",
        "mail-without-words",
        DELIVERY,
        "if notice.tries < len(BACK_OFF_MINUTES):",
        "if notice.tries < 2000:",
        ("unclear",),
    ),
    Breakage(
        "one-without-words-holds-up-the-others",
        "mail-without-words",
        DELIVERY,
        "            item(notice)\n",
        "",
        ("unclear",),
    ),
    Breakage(
        "perhaps-sent-without-a-folder",
        "mail-folder",
        DELIVERY,
        "except (OSError, SMTPException, ImproperlyConfigured) as error:",
        "except (OSError, SMTPException) as error:",
        ("not kept",),
    ),
    Breakage("half-an-email-stays", "mail-folder", FOLDER, "            self.take_back()\n", "", ("unclear",)),
]
