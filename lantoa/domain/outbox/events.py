"""How the repeating of jobs is told in the log."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(job_retried=_("cho chạy lại việc nền đã lỗi"))
