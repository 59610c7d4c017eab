"""The one error of the checker beside the reader's `Unreadable`: a file whose layout cannot be checked or mended."""

SENTENCES = {
    "pdf": "Thể thức được kiểm tra trên tệp .docx; hãy dùng tệp gốc .docx, không dùng bản .pdf.",
    "not_docx": "Thể thức chỉ kiểm tra được trên tệp .docx, .doc, .odt hoặc .rtf; hãy dùng tệp gốc của văn bản.",
    "signed": "Tệp đã được ký số nên không sửa, vì sửa làm mất hiệu lực chữ ký; hãy sửa bản gốc chưa ký.",
    "strict": "Tệp lưu theo dạng “Strict Open XML” nên không sửa được; hãy lưu lại thành .docx thường rồi sửa.",
    "no_text": "Tệp không có chữ nào để kiểm tra; hãy chọn tệp khác.",
    "too_slow": "Kiểm tra quá {limit} giây mà chưa xong nên đã dừng; hãy tách phụ lục rồi kiểm tra từng phần.",
    "too_long": "Văn bản dài quá {limit} đoạn nên không kiểm tra; hãy tách phụ lục rồi kiểm tra từng phần.",
    "no_fix_for_converted": "Chỉ sửa được tệp .docx; hãy lưu tệp này thành .docx rồi sửa.",
}


class Uncheckable(Exception):
    """`code` is a key of `SENTENCES`; `sentence` is what the officer reads: what is wrong and what to do."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.sentence = SENTENCES[code].format(**values)
        super().__init__(self.sentence)
