"""Who may see and repeat jobs, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lantoa.domain.errors import Denied
from lantoa.domain.outbox.models import Job
from lantoa.domain.outbox.states import JobState

if TYPE_CHECKING:
    from lantoa.domain.organisations.actor import Actor

ADMIN = "admin"


def bodies_of_admin(actor: Actor) -> frozenset[int]:
    """The bodies whose jobs the actor looks after."""
    return frozenset(post.organisation_id for post in actor.posts if post.role == ADMIN)


def is_at_root(actor: Actor) -> bool:
    """Whether the actor administers a body that stands under no other, and so the installation's own jobs."""
    return any(post.role == ADMIN and post.organisation_path.count("/") == 1 for post in actor.posts)


def check_can_watch(by: Actor) -> None:
    """Jobs are looked after by administrators."""
    if not bodies_of_admin(by):
        raise Denied(_("Chỉ quản trị của cơ quan được xem việc nền. Hãy nhờ quản trị kiểm tra giúp."))


def check_can_retry(job: Job, by: Actor) -> None:
    """A failed job is put back in the line by an administrator of its body."""
    check_can_watch(by)
    own = is_at_root(by) if job.organisation_id is None else job.organisation_id in bodies_of_admin(by)
    if not own:
        raise Denied(_("Việc này thuộc cơ quan khác; chỉ quản trị của cơ quan đó được cho chạy lại."))
    if job.state != JobState.FAILED:
        raise Denied(_("Chỉ cho chạy lại được việc đã lỗi hẳn; việc này vẫn đang được xử lý."))
