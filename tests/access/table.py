"""The words in which the table of who may open what is written."""

from dataclasses import dataclass, field

from tests.cast import ROLES_OF_CAST

NOBODY, EVERYBODY = "", " ".join(ROLES_OF_CAST)
SIGNED_OUT = "signed out"
VISITORS = [*ROLES_OF_CAST, SIGNED_OUT]
TO_SIGN_IN = "to sign in"


@dataclass(frozen=True)
class Row:
    """One address: who may use it, who is refused, and what those who may are answered.

    `of` names the thing of tests/access/world.py whose id stands in the address. Whoever is
    named neither in `may` nor in `refused` is answered `others`: 404, as if it were not there.
    `more` are other parts of the address, `things` other identifiers in it, by the names of their things.
    `signed_out` is for the pages on which one signs in; everywhere else that leads there.
    """

    name: str
    of: str = ""
    may: str = NOBODY
    refused: str = NOBODY
    others: int = 404
    get: int = 200
    post: int = 405
    public: bool = False
    signed_out: dict = field(default_factory=dict)
    more: dict = field(default_factory=dict)
    things: dict = field(default_factory=dict)

    def expected(self, visitor, method):
        """The answers that are right for `visitor`: statuses, or TO_SIGN_IN."""
        answer = self.get if method == "get" else self.post
        if visitor == SIGNED_OUT and not self.public:
            return {self.signed_out.get(method, TO_SIGN_IN)}
        if self.public:
            return {answer}
        if visitor in self.may.split():
            return {answer}
        refusal = 403 if visitor in self.refused.split() else self.others
        # Where the method is unknown there is nothing to reach; which of the two is said does not matter.
        return {refusal, 405} if answer == 405 else {refusal}


def page(name, of="", **rest):
    """A page that shows something and takes nothing."""
    return Row(name, of, **rest)


def deed(name, of="", **rest):
    """A page with a form; sent empty, it is shown again with what is missing."""
    return Row(name, of, **{"post": 200} | rest)


def button(name, of="", **rest):
    """A deed without a page of its own: it is sent, and leads on."""
    return Row(name, of, **{"get": 405, "post": 302} | rest)
