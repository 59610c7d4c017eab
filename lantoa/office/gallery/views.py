"""Every component in every state, for those who build pages; not shown on a real server."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.imports.states import ImportState
from lantoa.domain.outbox.states import JobState
from lantoa.domain.plans.states import AssignmentState, ChangeState, PlanState, TaskState
from lantoa.office.gallery.forms import EveryField
from lantoa.office.navigation import ENTRIES
from lantoa.web.clock import now, today
from lantoa.web.listing import Listing
from lantoa.web.menus import Item
from lantoa.web.shell import Organisation, Shell

REFUSALS = {
    403: Denied("Chỉ người điều phối kế hoạch mới được trình duyệt; hãy nhờ bà Lê Thu Hà, Văn phòng."),
    409: Stale("Kế hoạch vừa được người khác duyệt lúc 09:12; hãy tải lại trang để xem bản mới."),
    422: Invalid("Chưa lưu được kế hoạch.", {"due_on": "Thời hạn phải nằm trong thời gian của kế hoạch."}),
}


def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery, with a frame of invented people."""
    _only_for_builders()
    request.lantoa_shell = _shell()
    _say_everything(request)
    form = EveryField(
        {"name": "", "due_on": "31/02/2026", "quantity": "0", "channel": "fax"}, auto_id="bad_%s"
    )
    return render(
        request, "office/gallery/index.html", {**_samples(), "form": EveryField(), "bad_form": form}
    )


def refusal(request: HttpRequest, status: int) -> HttpResponse:
    """How a refusal of that status looks."""
    _only_for_builders()
    request.lantoa_shell = _shell()
    if status not in REFUSALS:
        raise Http404
    raise REFUSALS[status]


def _only_for_builders() -> None:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404


def _say_everything(request: HttpRequest) -> None:
    messages.success(request, "Đã lưu kế hoạch và giao 21 nhiệm vụ cho 9 đơn vị.")
    messages.info(request, "Văn bản đang được đọc; bạn có thể rời trang này.")
    messages.warning(request, "Hai đơn vị chưa nhận nhiệm vụ.")
    messages.error(request, "Không gửi được thư nhắc; hệ thống sẽ thử lại sau 5 phút.")


def _samples() -> dict[str, Any]:
    day = today()
    return {
        "today": day,
        "moment": now(),
        "days": [day + timedelta(days=by) for by in (-12, -1, 0, 3, 40)],
        "states": {
            "plan": PlanState.choices,
            "task": TaskState.choices,
            "assignment": AssignmentState.choices,
            "import": ImportState.choices,
            "change": ChangeState.choices,
            "job": JobState.choices,
        },
        "listing": Listing(
            rows=_tasks(now()),
            count=248,
            page=4,
            size=25,
            sort="due_on",
            is_descending=False,
            query=QueryDict("q=dịch vụ công"),
        ),
    }


def _tasks(at: datetime) -> list[dict[str, Any]]:
    names = (
        ("Xây dựng chuyên mục cải cách hành chính trên Cổng thông tin điện tử", "VP", "under_way", -12),
        ("Phát thanh về dịch vụ công trực tuyến toàn trình", "Đài TT", "open", 2),
        ("Niêm yết thủ tục hành chính thuộc thẩm quyền giải quyết", "TTPVHCC", "done", -30),
        ("Tổ chức hội thi tìm hiểu cải cách hành chính năm 2026", "P.VHXH", "open", 64),
    )
    return [
        {
            "name": name,
            "unit": unit,
            "state": state,
            "label": TaskState(state).label,
            "due_on": at.date() + timedelta(days=by),
            "is_settled": state == "done",
            "done": min(36, abs(30 - by) // 2),
            "tone": "bad" if by < 0 and state != "done" else "",
        }
        for name, unit, state, by in names
    ]


def _shell() -> Shell:
    return Shell(
        person_name="Nguyễn Thị Lan Anh",
        person_title="Chuyên viên Văn phòng HĐND và UBND",
        roles=("Điều phối kế hoạch", "Biên tập"),
        organisations=(
            Organisation(pk=1, name="Ủy ban nhân dân xã An Phúc", is_current=True),
            Organisation(pk=2, name="Sở Nội vụ tỉnh Hà Sơn", is_current=False),
        ),
        menu=tuple(
            Item(
                label=entry.label,
                icon=entry.icon,
                address=_address(entry.name),
                group=entry.group,
                is_current=entry.name == "plans",
                is_in_bar=entry.is_in_bar,
            )
            for entry in ENTRIES
        ),
    )


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return f"#{name}"
