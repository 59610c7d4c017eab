"""How changes of instruments are told."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(instrument_validity_set=_("cập nhật hiệu lực văn bản"))
