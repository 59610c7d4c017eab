"""Names of units in papers, matched to the tree.

`directory_of` loads an organisation's units once; `bodies_in`, `matches_in` and `group_in` then read any
number of texts in memory. `match_unit` and `expand_group` do both for a single text.
"""

from datetime import date

from lantoa.domain.organisations.matching.directory import Directory, directory_of
from lantoa.domain.organisations.matching.groups import group_in
from lantoa.domain.organisations.matching.scoring import SURE, Match, matches_in, sure
from lantoa.domain.organisations.matching.splitting import Body, bodies_in, body_of
from lantoa.domain.organisations.models import Unit

__all__ = [
    "SURE",
    "Body",
    "Directory",
    "Match",
    "bodies_in",
    "body_of",
    "directory_of",
    "expand_group",
    "group_in",
    "match_unit",
    "matches_in",
    "sure",
]


def match_unit(text: str, *, organisation: Unit, on: date) -> list[Match]:
    """The units that a name in a paper of `organisation` may mean on a day, best first."""
    return matches_in(directory_of(organisation, on=on), text)


def expand_group(text: str, *, organisation: Unit, on: date) -> list[Unit] | None:
    """The units that a group phrase reaches; None where the text is no group phrase."""
    return group_in(directory_of(organisation, on=on), text)
