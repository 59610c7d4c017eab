"""Papers that cannot be written, each told in one sentence."""

from __future__ import annotations

SENTENCES = {
    "no_fonts": "Thiếu phông chữ Tinos trong thư mục {folder}: hãy chạy `make env` để tải về, hoặc đặt biến "
    "LANTOA_FONTS là thư mục có bốn tệp Tinos (thường, đậm, nghiêng, đậm nghiêng).",
    "no_letter": "Phông chữ Tinos không có ký tự {letters}: hãy thay ký tự này trong văn bản bằng chữ thường dùng.",
    "no_columns": "Có bảng không có cột nào: hãy đặt ít nhất một cột cho bảng.",
    "cell_outside": "Có ô của bảng nằm ngoài các cột: bảng có {columns} cột, dòng {row} dài hơn.",
    "wrong_record": "Dữ liệu không đúng dạng bản ghi kế hoạch (mục {place}): hãy dùng bản ghi do `lantoa read` tạo ra.",
    "not_set": "Không dàn được trang văn bản: {reason}.",
}


class Unwritable(Exception):
    """A paper that cannot be written.

    `code` is a key of `SENTENCES`; `sentence` is what the officer reads: what is wrong and what to do.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.sentence = SENTENCES[code].format(**values)
        super().__init__(self.sentence)
