"""The pages for answers that are not what was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be understood."""
    sentence = _("Máy chủ không hiểu yêu cầu vừa gửi. Hãy quay lại, tải lại trang rồi thử một lần nữa.")
    return _page(request, status=400, title=_("Yêu cầu không hợp lệ"), sentence=sentence)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the person may not see this."""
    sentence = _(
        "Tài khoản của bạn không có quyền mở trang này. Nếu cần, hãy đề nghị quản trị của cơ quan cấp quyền."
    )
    return _page(request, status=403, title=_("Không có quyền"), sentence=sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing that this person may know of."""
    sentence = _("Trang không tồn tại, đã được chuyển đi, hoặc thuộc cơ quan khác nên bạn không xem được.")
    return _page(request, status=404, title=_("Không tìm thấy trang"), sentence=sentence)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault; drawn without person, menu or database."""
    sentence = _("Lỗi đã được ghi lại. Dữ liệu đã lưu không bị ảnh hưởng; hãy thử lại sau ít phút.")
    return _page(request, status=500, title=_("Hệ thống gặp sự cố"), sentence=sentence)


def _page(request: HttpRequest, *, status: int, title: str, sentence: str) -> HttpResponse:
    context = {"status": status, "title": title, "sentence": sentence}
    return render(request, "office/error.html", context, status=status)
