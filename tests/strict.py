"""An undefined template variable fails the test that draws it."""


class Undefined(str):
    """Django fills this in, with `%`, wherever a template prints a name that nobody defined."""

    __slots__ = ()

    def __new__(cls):
        return super().__new__(cls, "%s")

    def __contains__(self, part):
        return part == "%s" or super().__contains__(part)

    def __mod__(self, variable):
        raise LookupError(f"The template prints {variable}, which is not defined.")
