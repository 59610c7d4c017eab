"""What can be done with instruments and official papers."""

from lantoa.domain.documents.actions.amending import set_amends
from lantoa.domain.documents.actions.instruments import find_or_make, instrument_key, set_validity

__all__ = ["find_or_make", "instrument_key", "set_amends", "set_validity"]
