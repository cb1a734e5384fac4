"""Reads settings from the environment.

A value that is missing or makes no sense ends the program at once, with one sentence that
names the variable and says what it should be, and exit status 1.
"""

import binascii
import os
import re
from base64 import urlsafe_b64decode
from urllib.parse import urlsplit

import environ

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}
DATABASE_SCHEMES = ("postgres", "postgresql", "psql", "pgsql")
BROKER_SCHEMES = ("redis", "rediss", "unix")
KEY_NAME, KEY_BYTES = re.compile(r"[A-Za-z0-9-]{1,20}"), 32
SMTP, MAIL_FOLDER = "notices.smtp.EmailBackend", "notices.mail_folder.EmailBackend"


def refuse(name, sentence):
    raise SystemExit(f"Configuration: {name} {sentence}")


def text(name, default=""):
    return os.environ.get(name, "").strip() or default


def required(name, what):
    """`what` completes the sentence "SECRET_KEY is not set; it should be …"."""
    return text(name) or refuse(name, f"is not set; it should be {what}.")


def flag(name, default=False):
    value = text(name, default="1" if default else "0").lower()
    if value not in YES | NO:
        refuse(name, f"is {value!r}; it should be 1 (on) or 0 (off).")
    return value in YES


def number(name, default, *, least, most):
    value = text(name, default=str(default))
    if not value.isdecimal() or not least <= int(value) <= most:
        refuse(name, f"is {value!r}; it should be a whole number from {least} to {most}.")
    return int(value)


def words(name, default=()):
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def secret_key(debug):
    value = required("SECRET_KEY", "a long random text, the same on every machine that serves this copy")
    if not debug and (len(value) < 50 or len(set(value)) < 5):
        refuse("SECRET_KEY", "is too easy to guess; it should be 50 random characters or more.")
    return value


def private_keys():
    """The keys of private text by their names, the newest first. No message repeats one."""
    found = {}
    for word in words("PRIVATE_KEYS"):
        name, _, value = word.partition(":")
        key = key_of(value)
        if not KEY_NAME.fullmatch(name) or name in found or key is None:
            what = "name:key with commas between, each key what secrets.token_urlsafe(32) makes, each name once"
            refuse("PRIVATE_KEYS", f"is not understood; it should be {what}.")
        found[name] = key
    return found


def key_of(value):
    """The bytes of a key, or None where it is none."""
    try:
        key = urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except (binascii.Error, ValueError):
        return None
    return key if len(key) == KEY_BYTES and len(set(key)) > 4 else None


def hosts(debug):
    found = words("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if debug else [])
    if not found:
        refuse("ALLOWED_HOSTS", "is not set; it should be the host names that people type, with commas between.")
    wrong = [host for host in found if "/" in host or " " in host]
    if wrong:
        refuse("ALLOWED_HOSTS", f"has {wrong[0]!r}; it should hold host names only, without https:// or paths.")
    return found


def site_url(debug):
    what = "the address that people open, such as https://peer-support.example.org"
    value = text("SITE_URL", default="http://localhost:8000") if debug else required("SITE_URL", what)
    parts = urlsplit(value)
    if parts.scheme not in ({"http", "https"} if debug else {"https"}) or not parts.hostname or parts.query:
        refuse("SITE_URL", f"is {value!r}; it should be {what}.")
    return value.rstrip("/")


def database():
    what = "an address such as postgres://user:password@host:5432/name"
    parts = parsed("DATABASE_URL", what)
    if parts.scheme not in DATABASE_SCHEMES or not parts.path.strip("/"):
        refuse("DATABASE_URL", f"is not understood; it should be {what}.")
    return environ.Env.db_url_config(text("DATABASE_URL"))


def broker():
    what = "an address such as redis://:password@host:6379/0"
    parts = parsed("REDIS_URL", what)
    if parts.scheme not in BROKER_SCHEMES or not (parts.hostname or parts.path):
        refuse("REDIS_URL", f"is not understood; it should be {what}.")
    return text("REDIS_URL")


def email(debug, folder):
    """Django's email settings from one address; a debug copy without one keeps its mail in the folder."""
    what = "an address such as smtp+tls://user:password@host:587, or filemail:////a/folder"
    if debug and not text("EMAIL_URL"):
        return {"EMAIL_BACKEND": MAIL_FOLDER, "EMAIL_FILE_PATH": str(folder)}
    parts = parsed("EMAIL_URL", what)
    has_place = parts.path if parts.scheme == "filemail" else parts.hostname or not parts.scheme.startswith("smtp")
    if parts.scheme not in environ.Env.EMAIL_SCHEMES or not has_place:
        refuse("EMAIL_URL", f"is not understood; it should be {what}.")
    configured = environ.Env.email_url_config(text("EMAIL_URL"))
    if parts.scheme == "filemail":
        return configured | {"EMAIL_BACKEND": MAIL_FOLDER}
    return configured | ({"EMAIL_BACKEND": SMTP} if parts.scheme.startswith("smtp") else {})


def sender():
    value = text("DEFAULT_FROM_EMAIL", default="peer-support@example.org")
    if "@" not in value:
        refuse("DEFAULT_FROM_EMAIL", f"is {value!r}; it should be an email address.")
    return value


def refused_passwords():
    """The file of passwords that nobody may choose, or nothing."""
    path = text("REFUSED_PASSWORDS")
    if path and not (os.path.isfile(path) and os.access(path, os.R_OK)):
        refuse("REFUSED_PASSWORDS", f"is {path!r}; it should be a file that can be read, with a password in each line.")
    return path


def parsed(name, what):
    """The address in parts. Its text may hold a password, so no message repeats it."""
    try:
        parts = urlsplit(required(name, what))
        understood = parts.port is None or parts.port > 0
    except ValueError:
        understood = False
    return parts if understood else refuse(name, f"is not understood; it should be {what}.")
