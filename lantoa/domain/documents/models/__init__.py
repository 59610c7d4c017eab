"""Legal instruments, kept once and cited many times; official papers of each body and where they went."""

from lantoa.domain.documents.models.checks import LayoutCheck
from lantoa.domain.documents.models.instruments import Instrument, InstrumentSubject
from lantoa.domain.documents.models.papers import Delivery, NumberSeries, Paper, PaperTemplate

__all__ = [
    "Delivery",
    "Instrument",
    "InstrumentSubject",
    "LayoutCheck",
    "NumberSeries",
    "Paper",
    "PaperTemplate",
]
