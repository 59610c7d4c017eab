"""Questions about instruments and official papers."""

from lantoa.domain.documents.queries.instrument_list import (
    InstrumentFilter,
    Validity,
    instruments,
    numbered,
    validity_of,
)

__all__ = ["InstrumentFilter", "Validity", "instruments", "numbered", "validity_of"]
