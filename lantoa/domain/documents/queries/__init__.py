"""Questions about instruments and official papers."""

from lantoa.domain.documents.queries.instrument_list import (
    InstrumentFilter,
    Validity,
    instruments,
    numbered,
    validity_of,
)
from lantoa.domain.documents.queries.picking import picks

__all__ = ["InstrumentFilter", "Validity", "instruments", "numbered", "picks", "validity_of"]
