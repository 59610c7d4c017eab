"""How the life of plans and tasks is told in the log."""

from django.utils.translation import gettext_lazy as _

from lantoa.domain.audit.registry import register

register(
    plan_created=_("lập dự thảo kế hoạch"),
    plan_changed=_("sửa dự thảo kế hoạch"),
    plan_submitted=_("trình duyệt kế hoạch"),
    plan_approved=_("duyệt kế hoạch"),
    plan_returned=_("trả lại kế hoạch: %(reason)s"),
    plan_numbered=_("cấp số %(number)s, ngày %(issued_on)s"),
    plan_issued=_("ban hành kế hoạch"),
    plan_superseded=_("thay thế kế hoạch bằng bản mới: %(reason)s"),
    plan_closed=_("kết thúc kế hoạch: %(reason)s"),
    task_added=_("thêm nhiệm vụ"),
    task_changed=_("sửa nhiệm vụ"),
    task_removed=_("bỏ nhiệm vụ khỏi dự thảo: %(task)s"),
    task_placed=_("đổi thứ tự nhiệm vụ: %(task)s"),
    task_moved=_("chuyển trạng thái nhiệm vụ: %(old)s → %(new)s"),
    assignment_accepted=_("nhận nhiệm vụ cho %(unit)s"),
    assignment_asked_back=_("hỏi lại cho %(unit)s: %(note)s"),
    assignment_answered=_("trả lời %(unit)s: %(note)s"),
    assignment_added=_("giao thêm cho %(unit)s"),
    assignment_removed=_("thôi giao cho %(unit)s"),
    change_asked=_("đề nghị thay đổi %(field)s: %(old)s → %(new)s, lý do: %(reason)s"),
    change_granted=_("đồng ý thay đổi %(field)s: %(old)s → %(new)s"),
    change_refused=_("không đồng ý thay đổi %(field)s: %(note)s"),
    feed_opened=_("tạo địa chỉ lịch riêng"),
    feed_closed=_("thu hồi địa chỉ lịch riêng"),
    superior_rows_pulled_in=_("đưa vào %(tasks)s nhiệm vụ, %(targets)s chỉ tiêu của kế hoạch cấp trên"),
    inheritance_linked=_("ghép “%(own)s” với “%(superior)s” của cấp trên"),
    inheritance_unlinked=_("bỏ ghép với “%(superior)s” của cấp trên"),
    inheritance_not_ours=_("ghi nhận “%(superior)s” của cấp trên không giao cho cơ quan: %(reason)s"),
    inheritance_ours=_("ghi nhận “%(superior)s” của cấp trên giao cho cơ quan"),
    plan_amended=_("lập dự thảo %(way)s kế hoạch đang thực hiện"),
    plan_work_carried=_("chuyển tiếp %(tasks)s nhiệm vụ, %(parts)s phần việc từ bản trước"),
    citation_replaced=_("thay căn cứ %(old)s bằng %(new)s"),
    target_reading_chosen=_("đổi cách hiểu chỉ tiêu: %(old)s → %(new)s"),
)
