"""The plan record of a plan's rows, for those who ask; it is made in `plans.record`, on which the paper rests too."""

from lantoa.domain.plans.record import (
    newest_record,
    record_of,
    record_sha256,
    section_draft,
    section_drafts_of,
)

__all__ = ["newest_record", "record_of", "record_sha256", "section_draft", "section_drafts_of"]
