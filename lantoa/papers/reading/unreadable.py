"""The one error of the reader: a file that cannot be read, told to the officer in a sentence."""

SENTENCES = {
    "missing": "Không tìm thấy tệp {name}; hãy kiểm tra lại đường dẫn.",
    "not_a_file": "{name} không phải là một tệp; hãy chọn tệp kế hoạch (.docx, .pdf hoặc .txt).",
    "no_permission": "Không có quyền mở tệp {name}; hãy cấp quyền đọc hoặc chép tệp sang thư mục khác.",
    "empty": "Tệp rỗng, không có nội dung; hãy chọn lại tệp kế hoạch.",
    "no_text": "Tệp không có chữ nào đọc được; hãy kiểm tra lại nội dung hoặc chọn tệp khác.",
    "too_large": "Tệp lớn hơn {limit} MB; hãy bỏ bớt ảnh hoặc tách phụ lục rồi tải lại.",
    "too_many_pages": "Văn bản dài hơn {limit} trang; hãy tách riêng phần kế hoạch rồi tải lại.",
    "too_large_unpacked": "Tệp nén chứa lượng dữ liệu bất thường nên không mở, để bảo đảm an toàn; "
    "hãy mở bằng Word, lưu lại thành tệp .docx mới rồi tải lại.",
    "too_deep": "Tệp có các lớp lồng nhau sâu bất thường nên không mở, để bảo đảm an toàn; "
    "hãy mở bằng Word, lưu lại thành tệp .docx mới rồi tải lại.",
    "unsafe": "Tệp có khai báo XML không an toàn nên không mở; "
    "hãy mở bằng Word, lưu lại thành tệp .docx mới rồi tải lại.",
    "damaged": "Tệp bị hỏng hoặc tải về chưa đủ; hãy mở thử, lưu lại hoặc xin lại tệp gốc.",
    "encrypted": "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại.",
    "foreign": "Tệp không phải văn bản kế hoạch ({found}); hãy dùng tệp .docx, .pdf, .doc, .odt, .rtf hoặc .txt.",
    "legacy_font": "Văn bản gõ bằng bảng mã cũ ({found}) nên không đọc đúng chữ; "
    "hãy chuyển sang Unicode (bằng Unikey: Ctrl+Shift+F6) rồi tải lại.",
    "encoding": "Không nhận ra bảng mã của tệp văn bản; hãy lưu lại với bảng mã UTF-8 rồi tải lại.",
    "no_office": "Máy này chưa cài LibreOffice nên không mở được tệp {found}; "
    "hãy lưu lại thành .docx hoặc cài LibreOffice.",
    "no_scanner": "Văn bản là ảnh quét, không có lớp chữ, mà máy này chưa cài bộ nhận dạng chữ tiếng Việt; "
    "hãy dùng tệp gốc (.docx) hoặc cài tesseract kèm gói tiếng Việt (vie).",
    "too_slow": "Đọc tệp quá {limit} giây mà chưa xong nên đã dừng; hãy tách phụ lục hoặc lưu lại thành .docx.",
    "too_hungry": "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng; hãy bỏ bớt ảnh hoặc tách phụ lục rồi tải lại.",
    "crashed": "Tệp làm bộ đọc dừng đột ngột, có thể do tệp bị hỏng; hãy mở bằng Word, lưu lại rồi tải lại.",
}


class Unreadable(Exception):
    """A file that cannot be read as a plan.

    `code` is a key of `SENTENCES`; `sentence` is what the officer reads: what is wrong and what to do.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.sentence = SENTENCES[code].format(**values)
        super().__init__(self.sentence)
