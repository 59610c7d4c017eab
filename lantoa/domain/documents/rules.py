"""Who may say what is in force."""

from django.utils.translation import gettext as _

from lantoa.domain.errors import Denied
from lantoa.domain.organisations.actor import Actor
from lantoa.domain.organisations.models import Unit
from lantoa.domain.organisations.states import Role, UnitKind


def check_can_keep(by: Actor) -> None:
    """Instruments are shared by all bodies, so only a province's or department's administrator keeps them."""
    ids = [post.organisation_id for post in by.posts if post.role == Role.ADMIN]
    if not Unit.objects.filter(pk__in=ids, kind__in=[UnitKind.PROVINCE, UnitKind.DEPARTMENT]).exists():
        raise Denied(
            _("Hiệu lực văn bản dùng chung cho mọi cơ quan, chỉ quản trị cấp tỉnh hoặc sở được cập nhật.")
        )


def can_keep(by: Actor) -> bool:
    """The same as a boolean."""
    try:
        check_can_keep(by)
    except Denied:
        return False
    return True


def check_can_check_layout(organisation_id: int, by: Actor) -> None:
    """Anybody with a post in the body may have a file's layout checked there."""
    if not by.is_in(organisation_id):
        raise Denied(_("Chỉ người của cơ quan được kiểm tra thể thức văn bản tại cơ quan đó."))


def check_can_keep_templates(organisation_id: int, by: Actor) -> None:
    """The body's own templates are kept by its administrator or clerk."""
    if not by.has_role({Role.ADMIN, Role.CLERK}, organisation_id=organisation_id):
        raise Denied(_("Chỉ quản trị hoặc văn thư của cơ quan được thay đổi mẫu văn bản."))
