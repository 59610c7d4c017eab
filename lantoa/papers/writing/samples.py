"""One neutral paper a kind, for tests of the writers, of the checker, and for pages that show what a form looks like.

The bodies and people are those of the demonstration.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lantoa.papers.writing.blocks import (
    Appendix,
    Basis,
    Block,
    Cell,
    Column,
    Heading,
    HeadingForm,
    Item,
    Letterhead,
    Orientation,
    Paper,
    Paragraph,
    Signature,
    SigningForm,
    Table,
    Urgency,
)
from lantoa.papers.writing.kinds.decision import decision_issuing
from lantoa.papers.writing.kinds.frame import Frame
from lantoa.papers.writing.kinds.invitation import invitation
from lantoa.papers.writing.kinds.letter import letter
from lantoa.papers.writing.kinds.notice import notice
from lantoa.papers.writing.kinds.proposal import proposal
from lantoa.papers.writing.kinds.report import report
from lantoa.papers.writing.kinds.sections import Section
from lantoa.papers.writing.phrases import issued_with
from lantoa.papers.writing.signing import lines_of as signing_lines

_COMMUNE = Letterhead(
    issuer="ỦY BAN NHÂN DÂN XÃ THANH LÂM HẠ",
    place="Thanh Lâm Hạ",
    spoken="Ủy ban nhân dân xã Thanh Lâm Hạ",
)
_DEPUTY = Signature(
    signing_lines(
        SigningForm.DEPUTY,
        position="Phó Chủ tịch",
        head_position="Chủ tịch",
        collective="Ủy ban nhân dân",
    ),
    "Lò Minh Phượng",
)
_BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách "
    "hành chính nhà nước giai đoạn 2021 - 2030;",
)
_SUBJECT = "Thông tin, tuyên truyền cải cách hành chính xã Thanh Lâm Hạ năm 2026"
_ABOUT = "thông tin, tuyên truyền cải cách hành chính xã Thanh Lâm Hạ năm 2026"


def _frame(symbol: str, *recipients: str) -> Frame:
    return Frame(_COMMUNE, symbol=symbol, year=2026, signature=_DEPUTY, recipients=recipients)


def _row(*cells: str | Cell) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, Cell) else Cell((cell,)) for cell in cells)


def _tasks() -> Table:
    return Table(
        columns=(
            Column("TT", 1, is_centred=True),
            Column("Nhiệm vụ", 6),
            Column("Sản phẩm", 5),
            Column("Chủ trì", 3.5),
            Column("Phối hợp", 4),
            Column("Thời gian", 3, is_centred=True),
        ),
        rows=(
            _row(
                Cell(("1",), rows=2),
                Cell(
                    ("Tuyên truyền cải cách hành chính trên Trang thông tin điện tử và truyền thanh xã",),
                    rows=2,
                ),
                "Tối thiểu 24 tin, bài/năm",
                "Phòng Văn hóa - Xã hội",
                "Các phòng, trung tâm thuộc xã",
                "Thường xuyên",
            ),
            _row(
                "Tối thiểu 02 chuyên mục/tháng",
                "Trung tâm Cung ứng dịch vụ công",
                "Các thôn",
                "Hằng tháng",
            ),
            _row(
                "2",
                "Tổ chức Hội thi tìm hiểu cải cách hành chính",
                Cell(("- Kế hoạch tổ chức;", "- Hội thi;")),
                "Phòng Văn hóa - Xã hội",
                "Đoàn Thanh niên xã; Hội Phụ nữ xã",
                "Quý III/2026",
            ),
        ),
    )


def _figures() -> Table:
    return Table(
        columns=(
            Column("TT", 1, is_centred=True),
            Column("Hình thức", 6),
            Column("Số lượng", 2, is_centred=True),
        ),
        rows=(
            _row(
                Cell(("I",), is_bold=True),
                Cell(("Truyền thanh cơ sở",), columns=2, is_bold=True, is_centred=False),
            ),
            _row("1", "Tin, bài phát trên loa", "26"),
            _row("2", "Chuyên mục", "12"),
            _row(Cell(("Cộng",), columns=2, is_bold=True, is_centred=True), Cell(("38",), is_bold=True)),
        ),
    )


def _body() -> tuple[Block, ...]:
    return (
        *map(Basis, _BASES),
        Paragraph(f"Ủy ban nhân dân xã Thanh Lâm Hạ ban hành Kế hoạch {_ABOUT} với những nội dung như sau:"),
        Heading(HeadingForm.ROMAN, "I", "MỤC ĐÍCH, YÊU CẦU"),
        Heading(HeadingForm.NUMBER, "1", "Mục đích"),
        Item("-", "Nâng cao nhận thức của cán bộ, công chức, viên chức và người dân về cải cách hành chính."),
        Item("-", "Khuyến khích người dân sử dụng dịch vụ công trực tuyến."),
        Heading(HeadingForm.NUMBER, "2", "Yêu cầu"),
        Heading(HeadingForm.LETTER, "a", "Đối với cơ quan"),
        Item("-", "Nội dung ngắn gọn, dễ hiểu:"),
        Item("+", "Phù hợp với từng nhóm đối tượng;"),
        Item("+", "Có bản tiếng dân tộc ở các thôn vùng cao."),
        Heading(HeadingForm.LETTER, "b", "Đối với các thôn"),
        Paragraph("Lồng ghép với sinh hoạt cộng đồng."),
        Heading(HeadingForm.ROMAN, "II", "NHIỆM VỤ"),
        Paragraph("Các nhiệm vụ, biểu mẫu và khẩu hiệu tại các Phụ lục I, II, III kèm theo."),
        Heading(HeadingForm.ROMAN, "III", "TỔ CHỨC THỰC HIỆN"),
        Item("1.", "Phòng Văn hóa - Xã hội theo dõi, đôn đốc việc thực hiện Kế hoạch này."),
        Item("2.", "Các phòng, trung tâm, đơn vị thuộc xã thực hiện nhiệm vụ được giao."),
        Paragraph(
            "Trên đây là Kế hoạch của Ủy ban nhân dân xã Thanh Lâm Hạ, đề nghị các đơn vị thực hiện./."
        ),
    )


def plan() -> Paper:
    """A plan with three appendices, the first of them landscape with merged cells."""
    line = issued_with("Kế hoạch", "KH-UBND", _COMMUNE.issuer_in_text, year=2026)
    frame = _frame("KH-UBND", "Sở Nội vụ", "Thường trực Đảng ủy, HĐND xã", "Các thôn", "Lưu: VT, VHXH")
    return replace(
        frame.paper("Kế hoạch", _SUBJECT, _body()),
        appendices=(
            Appendix(f"Nhiệm vụ {_ABOUT}", (_tasks(),), "I", Orientation.LANDSCAPE, line),
            Appendix("Biểu số liệu tuyên truyền", (_figures(),), "II", issued_with=line),
            Appendix(
                "Khẩu hiệu tuyên truyền",
                (Item("1.", "Cải cách hành chính vì Nhân dân phục vụ!"), Item("2.", "Nụ cười công sở!")),
                "III",
                issued_with=line,
            ),
        ),
    )


def decision_with_plan() -> Paper:
    """A decision that issues the plan, signed by the head; numbered and dated."""
    head = signing_lines(SigningForm.COLLECTIVE, position="Chủ tịch", collective="Ủy ban nhân dân")
    frame = replace(
        _frame("QĐ-UBND", "Như Điều 3", "Sở Nội vụ", "Lưu: VT, VHXH"),
        number="05",
        issued_on=date(2026, 2, 3),
        signature=Signature(head, "Hoàng Văn Thái"),
    )
    return decision_issuing(
        frame,
        plan(),
        authority_line="ỦY BAN NHÂN DÂN XÃ THANH LÂM HẠ",
        bases=(*_BASES, "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội."),
        carried_out_by="Chánh Văn phòng HĐND và UBND xã, Trưởng phòng Văn hóa - Xã hội và các tổ chức, cá nhân có liên quan",
    )


def report_upward() -> Paper:
    """An urgent report to a superior, with a table and one appendix."""
    frame = replace(
        _frame("BC-UBND", "Như trên", "Lãnh đạo UBND xã", "Lưu: VT, VHXH"),
        urgency=Urgency.URGENT,
        contact="Địa chỉ: thôn Trung tâm, xã Thanh Lâm Hạ; điện thoại: 0200 000 000",
    )
    return report(
        frame,
        subject="Kết quả thông tin, tuyên truyền cải cách hành chính quý III năm 2026",
        addressees=("Ủy ban nhân dân tỉnh Hoa Sơn",),
        opening=(
            "Thực hiện Kế hoạch số 27/KH-UBND ngày 20 tháng 01 năm 2026, UBND xã báo cáo kết quả như sau:",
        ),
        sections=(
            Section(
                "Kết quả đạt được",
                ("Số liệu chi tiết tại Phụ lục kèm theo.",),
                (
                    Section("Truyền thanh cơ sở", ("- Phát 26 tin, bài;", "- Phát 12 chuyên mục.")),
                    Section("Trang thông tin điện tử", ("Đăng 18 tin, bài.",), tables=(_figures(),)),
                ),
            ),
            Section("Khó khăn, vướng mắc", ("Kinh phí còn hạn chế.",)),
            Section("Phương hướng quý IV năm 2026", ("- Tiếp tục duy trì chuyên mục.", "- Tổ chức Hội thi.")),
        ),
        closing="Ủy ban nhân dân xã Thanh Lâm Hạ trân trọng báo cáo.",
        appendices=(Appendix("Kết quả tuyên truyền quý III năm 2026", (_figures(),)),),
    )


def letter_to_many() -> Paper:
    """A công văn to several bodies, from a body with a long name under a superior, not to be passed on."""
    frame = Frame(
        Letterhead(
            issuer="BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH VÀ CHUYỂN ĐỔI SỐ",
            superior="ỦY BAN NHÂN DÂN TỈNH HOA SƠN",
            place="Hoa Sơn",
            spoken="Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số tỉnh Hoa Sơn",
        ),
        symbol="BCĐ-SNV",
        number="112",
        issued_on=date(2026, 10, 9),
        signature=Signature(
            signing_lines(SigningForm.ORDER, position="Giám đốc Sở Nội vụ", head_position="Trưởng ban"),
            "Vàng Thị Mai",
        ),
        recipients=(
            "Như trên",
            "Thường trực Tỉnh ủy (để b/c)",
            "Thường trực HĐND tỉnh (để b/c)",
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội tỉnh",
            "Báo và Phát thanh, truyền hình Hoa Sơn",
            "Cổng thông tin điện tử tỉnh (để đăng tải)",
            "Các thành viên Ban Chỉ đạo",
            "Lưu: VT, CCHC",
        ),
        circulation="LƯU HÀNH NỘI BỘ",
        drafter_mark="PL.(300)",
    )
    return letter(
        frame,
        subject="đẩy mạnh thông tin, tuyên truyền cải cách hành chính quý IV năm 2026",
        addressees=("Các sở, ban, ngành thuộc tỉnh", "Ủy ban nhân dân các xã, phường"),
        lines=(
            "Để hoàn thành các chỉ tiêu tuyên truyền năm 2026, Ban Chỉ đạo đề nghị các cơ quan, đơn vị:",
            "- Rà soát, hoàn thành số lượng tin, bài đã đăng ký;",
            "- Gửi báo cáo trước ngày 15 tháng 12 năm 2026.",
            "Đề nghị các cơ quan, đơn vị quan tâm thực hiện.",
        ),
    )


def letter_to_one() -> Paper:
    """A công văn to one body."""
    frame = _frame("UBND-VHXH", "Như trên", "Lưu: VT, VHXH")
    lines = ("Ủy ban nhân dân xã đề nghị Sở Nội vụ cử báo cáo viên tập huấn cải cách hành chính tại xã.",)
    return letter(
        frame, subject="cử báo cáo viên tập huấn", addressees=("Sở Nội vụ tỉnh Hoa Sơn",), lines=lines
    )


def notice_of_hours() -> Paper:
    """A notice."""
    return notice(
        _frame("TB-UBND", "Các thôn", "Lưu: VT, VP"),
        subject="Thời gian phát thanh chuyên mục cải cách hành chính",
        opening=("Ủy ban nhân dân xã thông báo thời gian phát chuyên mục cải cách hành chính như sau:",),
        sections=(Section("Thời gian", ("- Sáng: 5 giờ 30 phút;", "- Chiều: 17 giờ 30 phút.")),),
        closing=("Ủy ban nhân dân xã thông báo để Nhân dân biết, theo dõi.",),
    )


def invitation_to_meeting() -> Paper:
    """An invitation to several."""
    return invitation(
        replace(_frame("GM-UBND", "Như trên", "Lưu: VT, VP"), urgency=Urgency.FLASH),
        subject="Dự Hội nghị sơ kết công tác tuyên truyền cải cách hành chính",
        invited=("Đại diện lãnh đạo Sở Nội vụ", "Bí thư, Trưởng các thôn"),
        occasion="Hội nghị sơ kết công tác tuyên truyền cải cách hành chính 6 tháng đầu năm 2026",
        chair="Đồng chí Phó Chủ tịch Ủy ban nhân dân xã",
        time="08 giờ 00 phút, ngày 10 tháng 7 năm 2026",
        place="Hội trường Ủy ban nhân dân xã",
        notes=("Đề nghị các đại biểu đến dự đúng thời gian.",),
    )


def proposal_of_plan() -> Paper:
    """A proposal to a superior."""
    return proposal(
        _frame("TTr-UBND", "Như trên", "Lưu: VT, VHXH"),
        subject="Về việc hỗ trợ kinh phí tuyên truyền cải cách hành chính năm 2026",
        addressees=("Ủy ban nhân dân tỉnh Hoa Sơn",),
        bases=(*_BASES[:1], "Căn cứ nhu cầu tuyên truyền của địa phương."),
        sections=(
            Section("Sự cần thiết", ("Loa truyền thanh tại 06 thôn đã hỏng.",)),
            Section("Nội dung đề nghị", ("Hỗ trợ 120.000.000 đồng để sửa chữa.",)),
        ),
        closing="Ủy ban nhân dân xã Thanh Lâm Hạ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định.",
    )


def samples() -> dict[str, Paper]:
    """All samples by name."""
    return {
        "plan": plan(),
        "decision": decision_with_plan(),
        "report": report_upward(),
        "letter": letter_to_many(),
        "letter_to_one": letter_to_one(),
        "notice": notice_of_hours(),
        "invitation": invitation_to_meeting(),
        "proposal": proposal_of_plan(),
    }
