"""The commands of `lantoa`. A module is loaded only when its command is called.

The module of a command has `add_arguments(parser)` and `run(arguments) -> int`, the exit status.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command: where it lives and what it does, in a line for `lantoa --help`."""

    module: str
    summary: str


COMMANDS = {
    "read": Command("lantoa.cli.read", "Đọc tệp kế hoạch (.docx, .pdf, .txt, …) thành dữ liệu"),
    "write": Command("lantoa.cli.write", "Viết bản ghi kế hoạch thành văn bản .docx, .pdf, .html"),
    "check": Command(
        "lantoa.cli.check", "Kiểm tra thể thức văn bản theo Nghị định 30/2020/NĐ-CP, ghi bản đã sửa"
    ),
    "serve": Command("lantoa.cli.serve", "Chạy máy chủ web và việc nền"),
    "worker": Command("lantoa.jobs.worker", "Chỉ chạy việc nền"),
    "demo": Command("config.demo", "Tạo dữ liệu trình diễn và in các tài khoản"),
    "admin": Command("lantoa.cli.admin", "Tạo quản trị đầu tiên của một cơ quan, in đường dẫn đặt mật khẩu"),
    "units": Command("lantoa.cli.units", "Cài và cập nhật danh mục đơn vị hành chính"),
    "holidays": Command("lantoa.cli.holidays", "Ghi ngày nghỉ, ngày làm bù chung của cả nước"),
}
