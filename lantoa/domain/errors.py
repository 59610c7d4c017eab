"""The three ways in which the domain says no."""


class Refusal(Exception):
    """Base of what a user is told; the text is a whole Vietnamese sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = str(sentence)


class Denied(Refusal):
    """The actor may not do this, or not now; the sentence says why and who can."""


class Stale(Refusal):
    """Somebody else changed the object first; nothing was written."""


class Invalid(Refusal):
    """What was given cannot be accepted.

    `problems` maps a field name (or `__all__`) to a Vietnamese sentence.
    """

    def __init__(self, sentence: str, problems: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.problems = problems or {}
