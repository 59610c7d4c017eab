"""States and choices of plans, tasks, targets and reporting duties."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanState(TextChoices):
    """The life of a plan."""

    DRAFT = "draft", _("Dự thảo")
    SUBMITTED = "submitted", _("Trình duyệt")
    APPROVED = "approved", _("Đã duyệt")
    ISSUED = "issued", _("Đã ban hành")
    SUPERSEDED = "superseded", _("Đã thay thế")
    CLOSED = "closed", _("Đã kết thúc")


PLAN_TRANSITIONS: dict[str, frozenset[str]] = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.APPROVED, PlanState.DRAFT}),
    PlanState.APPROVED: frozenset({PlanState.ISSUED, PlanState.DRAFT}),
    PlanState.ISSUED: frozenset({PlanState.SUPERSEDED, PlanState.CLOSED}),
    PlanState.SUPERSEDED: frozenset(),
    PlanState.CLOSED: frozenset(),
}
EDITABLE = frozenset({PlanState.DRAFT})
RUNNING = frozenset({PlanState.ISSUED})
PUBLISHED = frozenset({PlanState.ISSUED, PlanState.SUPERSEDED, PlanState.CLOSED})


class ItemKind(TextChoices):
    """What a plan says in lists."""

    TOPIC = "topic", _("Nội dung tuyên truyền")
    FORM = "form", _("Hình thức tuyên truyền")
    AUDIENCE = "audience", _("Đối tượng")


class TimingType(TextChoices):
    """How a task's time is written."""

    BEFORE_DATE = "before_date", _("Trước ngày")
    MONTH = "month", _("Trong tháng")
    QUARTER = "quarter", _("Trong quý")
    YEAR = "year", _("Trong năm")
    RECURRING = "recurring", _("Định kỳ")
    CONTINUOUS = "continuous", _("Thường xuyên")
    UNSPECIFIED = "unspecified", _("Chưa quy định")


class Every(TextChoices):
    """The period of something that recurs."""

    WEEK = "week", _("Hằng tuần")
    MONTH = "month", _("Hằng tháng")
    QUARTER = "quarter", _("Hằng quý")
    HALF_YEAR = "half_year", _("6 tháng")
    YEAR = "year", _("Hằng năm")


class TaskState(TextChoices):
    """How far a task is; overdue is a fact of the date, not a state."""

    OPEN = "open", _("Chưa thực hiện")
    UNDER_WAY = "under_way", _("Đang thực hiện")
    DONE = "done", _("Hoàn thành")
    DROPPED = "dropped", _("Không thực hiện")


TASK_TRANSITIONS: dict[str, frozenset[str]] = {
    TaskState.OPEN: frozenset({TaskState.UNDER_WAY, TaskState.DONE, TaskState.DROPPED}),
    TaskState.UNDER_WAY: frozenset({TaskState.DONE, TaskState.DROPPED, TaskState.OPEN}),
    TaskState.DONE: frozenset({TaskState.UNDER_WAY}),
    TaskState.DROPPED: frozenset({TaskState.OPEN}),
}
UNFINISHED = frozenset({TaskState.OPEN, TaskState.UNDER_WAY})


class Part(TextChoices):
    """The part of a unit in a task."""

    LEAD = "lead", _("Chủ trì")
    COLLABORATOR = "collaborator", _("Phối hợp")


class AssignmentState(TextChoices):
    """What the unit said to its task."""

    PENDING = "pending", _("Chờ nhận")
    ACCEPTED = "accepted", _("Đã nhận")
    ASKED_BACK = "asked_back", _("Hỏi lại")


ASSIGNMENT_TRANSITIONS: dict[str, frozenset[str]] = {
    AssignmentState.PENDING: frozenset({AssignmentState.ACCEPTED, AssignmentState.ASKED_BACK}),
    AssignmentState.ASKED_BACK: frozenset({AssignmentState.ACCEPTED, AssignmentState.PENDING}),
    AssignmentState.ACCEPTED: frozenset({AssignmentState.ASKED_BACK}),
}


class Comparator(TextChoices):
    """How the quantity done is held against the target."""

    AT_LEAST = "at_least", _("Tối thiểu")
    EXACTLY = "exactly", _("Bằng")


class Channel(TextChoices):
    """Where the work of a target is seen."""

    PORTAL = "portal", _("Cổng thông tin điện tử")
    SUPERIOR_PORTAL = "superior_portal", _("Cổng, trang của cấp trên")
    WEBSITE = "website", _("Trang thông tin điện tử")
    LOUDSPEAKER = "loudspeaker", _("Truyền thanh cơ sở")
    SOCIAL = "social", _("Mạng xã hội")
    PRESS = "press", _("Báo chí")
    CONFERENCE = "conference", _("Hội nghị")
    CONTEST = "contest", _("Cuộc thi")
    VISUAL = "visual", _("Trực quan")
    SERVICE = "service", _("Dịch vụ công")


class Scope(TextChoices):
    """Whose work counts for a target."""

    BODY = "body", _("Toàn cơ quan")
    EACH_UNIT = "each_unit", _("Từng đơn vị")


class Window(TextChoices):
    """Over which days a yearly quantity is counted (A-01)."""

    CALENDAR = "calendar", _("Theo năm dương lịch")
    PLAN = "plan", _("Theo thời gian kế hoạch")


class ChangeState(TextChoices):
    """A request to change a task."""

    ASKED = "asked", _("Chờ quyết định")
    GRANTED = "granted", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")


class ChangeField(TextChoices):
    """What of a running task may be asked to change."""

    DUE_ON = "due_on", _("Thời hạn")
    NAME = "name", _("Nội dung nhiệm vụ")
    PRODUCTS = "products", _("Sản phẩm")
    LEAD = "lead", _("Đơn vị chủ trì")


class SectionHolds(TextChoices):
    """What fills a section of a draft besides its own lines."""

    TEXT = "text", _("Lời văn")
    BASES = "bases", _("Căn cứ")
    AUDIENCES = "audiences", _("Danh sách đối tượng")
    TOPICS = "topics", _("Danh sách nội dung tuyên truyền")
    FORMS = "forms", _("Danh sách hình thức tuyên truyền")
    TARGETS = "targets", _("Danh sách chỉ tiêu")
    DUTIES = "duties", _("Trách nhiệm của các đơn vị")
    REPORTING = "reporting", _("Chế độ báo cáo")
    FUNDING = "funding", _("Kinh phí")


class SetAsideState(TextChoices):
    """What became of words that could not be saved."""

    KEPT = "kept", _("Đang giữ riêng")
    TAKEN = "taken", _("Đã đưa vào")
    DROPPED = "dropped", _("Đã bỏ")


SET_ASIDE_TRANSITIONS: dict[str, frozenset[str]] = {
    SetAsideState.KEPT: frozenset({SetAsideState.TAKEN, SetAsideState.DROPPED}),
    SetAsideState.TAKEN: frozenset(),
    SetAsideState.DROPPED: frozenset(),
}


class InheritanceVerdict(TextChoices):
    """What a body says of one of its superior's tasks or targets; it goes before what the words suggest."""

    OURS = "ours", _("Giao cho cơ quan này")
    NOT_OURS = "not_ours", _("Không giao cho cơ quan này")
    APART = "apart", _("Chưa có trong kế hoạch này")
