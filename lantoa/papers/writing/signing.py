"""Who signs and by what right: the lines above the name (Điều 13, Phụ lục I, ô 7a)."""

from __future__ import annotations

from lantoa.papers.writing.blocks import SigningForm


def lines_of(
    form: SigningForm, *, position: str, head_position: str = "", collective: str = ""
) -> tuple[str, ...]:
    """The lines of authority, in capitals.

    Args:
        form: the right by which is signed; COLLECTIVE is the head of a collective body.
        position: the signer's own post (`Phó Chủ tịch`).
        head_position: the post in whose place, by whose order or authorisation is signed (`Chủ tịch`).
        collective: the collective body on whose behalf (`Ủy ban nhân dân`); empty for a body with one head.
    """
    together = {SigningForm.COLLECTIVE, SigningForm.ACTING, SigningForm.DEPUTY}
    first = (f"TM. {collective}",) if collective and form in together else ()
    if form in {SigningForm.HEAD, SigningForm.COLLECTIVE}:
        lines: tuple[str, ...] = (position,)
    elif form == SigningForm.ACTING:
        lines = (f"Q. {position}",)
    else:
        lines = (f"{form.value} {head_position}", position)
    return tuple(line.upper() for line in (*first, *lines))
