"""`lantoa read`: one sentence for a bad file, data for a good one, and nothing loaded that it does not need."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from lantoa.cli.main import main
from lantoa.cli.read_progress import track

PLANS = Path(__file__).parents[2] / "demo" / "plans"
PLAN = PLANS / "xa-vinh-truc-2024.docx"
OTHER = PLANS / "phuong-ben-may-cuoi-nam-2026.txt"
KEYS = [
    "document", "citations", "outline", "body", "audiences", "topics", "channels", "funding", "duties", "tasks",
    "targets", "reporting", "warnings",
]  # fmt: skip


@pytest.fixture
def broken(tmp_path) -> Path:
    path = tmp_path / "hỏng.docx"
    path.write_bytes(PLAN.read_bytes()[:5_000])
    return path


def read(*words: object) -> int:
    return main(["read", *map(str, words)])


def test_one_file_is_one_object(capfd):
    assert read(PLAN, "--json") == 0
    output, complaints = capfd.readouterr()
    record = json.loads(output)
    assert list(record) == KEYS
    assert record["document"]["number"] == "09/KH-UBND"
    assert complaints == ""
    assert "Kế hoạch" in output, "letters stand as they are, not as numbers"


def test_several_files_are_one_array_in_their_order(capfd, broken):
    assert read(PLAN, broken, OTHER, "--json") == 2
    output, complaints = capfd.readouterr()
    first, second, third = json.loads(output)
    assert first["document"]["number"] == "09/KH-UBND"
    assert second is None
    assert third["document"]["number"] == "118/KH-UBND"
    assert len(complaints.splitlines()) == 1


def test_sources_stand_beside_the_record(capfd):
    assert read(PLAN, "--json", "--sources") == 0
    shown = json.loads(capfd.readouterr().out)
    assert list(shown) == ["record", "sources", "confidence", "ambiguities"]
    assert list(shown["record"]) == KEYS
    assert {"block", "start", "end", "row", "column"} == set(next(iter(shown["sources"].values())))


def test_the_summary_shows_what_an_officer_looks_for(capfd):
    assert read(PLAN) == 0
    output = capfd.readouterr().out
    for expected in (
        "xã Vĩnh Trúc năm 2024",
        "01/01/2024 – 31/12/2024",
        "Căn cứ",
        "Nhiệm vụ",
        "Chỉ tiêu",
        "Chế độ báo cáo",
    ):
        assert expected in output


def test_a_bracket_in_a_plan_is_not_taken_for_markup(tmp_path, capfd):
    path = tmp_path / "ngoặc.txt"
    path.write_text(
        OTHER.read_text(encoding="utf-8").replace("Phòng Văn hóa", "[red]Phòng Văn hóa"), encoding="utf-8"
    )
    assert read(path) == 0
    assert "[red]" in capfd.readouterr().out


def test_a_bad_file_is_one_sentence_and_status_2(capfd, broken):
    assert read(broken) == 2
    output, complaints = capfd.readouterr()
    assert output == ""
    assert complaints.startswith(f"{broken}: Tệp bị hỏng")
    assert len(complaints.splitlines()) == 1
    assert "Traceback" not in complaints


def test_a_bad_file_alone_prints_no_json(capfd, broken):
    assert read(broken, "--json") == 2
    assert capfd.readouterr().out == ""


def test_out_writes_one_file_each_and_goes_on_after_a_bad_one(tmp_path, capfd, broken):
    folder = tmp_path / "kết quả" / "2026"
    assert read(PLAN, broken, OTHER, "--out", folder) == 2
    assert sorted(path.name for path in folder.iterdir()) == [f"{OTHER.stem}.json", f"{PLAN.stem}.json"]
    assert list(json.loads((folder / f"{PLAN.stem}.json").read_text(encoding="utf-8"))) == KEYS
    output, complaints = capfd.readouterr()
    assert output == ""
    assert len(complaints.splitlines()) == 1


def test_out_with_sources_writes_two_files_each(tmp_path):
    assert read(PLAN, "--out", tmp_path, "--sources") == 0
    evidence = json.loads((tmp_path / f"{PLAN.stem}.sources.json").read_text(encoding="utf-8"))
    assert list(evidence) == ["sources", "confidence", "ambiguities"]


def test_out_keeps_files_of_one_name_apart(tmp_path):
    trio = [PLANS / f"xa-thanh-lam-ha-2026.{ending}" for ending in ("docx", "pdf", "txt")]
    assert read(*trio, trio[0], "--out", tmp_path) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "xa-thanh-lam-ha-2026.docx.json",
        "xa-thanh-lam-ha-2026.json",
        "xa-thanh-lam-ha-2026.pdf.json",
        "xa-thanh-lam-ha-2026.txt.json",
    ]


def test_out_that_is_a_file(tmp_path, capfd):
    (tmp_path / "x").touch()
    assert read(PLAN, "--out", tmp_path / "x") == 2
    assert "Không tạo được thư mục" in capfd.readouterr().err


def test_missing_file(capfd):
    assert read("/không/có/kế hoạch.docx") == 2
    assert "Không tìm thấy tệp kế hoạch.docx" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read"], "thiếu TỆP"),
        (["read", "x", "--jsn"], "không có tùy chọn --jsn"),
        (["read", "x", "--json", "--out", "y"], "không dùng được"),
        (["read", "x", "--out"], "thiếu giá trị"),
    ],
)
def test_wrong_words_are_answered_in_vietnamese(words, said, capfd):
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert said in capfd.readouterr().err


def test_unknown_command(capfd):
    assert main(["đọc"]) == 2
    assert "không có lệnh đọc" in capfd.readouterr().err


def test_overview_and_help(capfd):
    assert main(["--help"]) == 0
    assert "read" in capfd.readouterr().out
    with pytest.raises(SystemExit) as caught:
        main(["read", "--help"])
    assert caught.value.code == 0
    assert "Cách dùng: lantoa read" in capfd.readouterr().out


def test_it_needs_no_django_no_database_and_no_settings(tmp_path):
    program = (
        "import sys; from lantoa.cli.main import main; status = main(sys.argv[1:]);"
        "loaded = {name.split('.')[0] for name in sys.modules};"
        "assert not loaded & {'django', 'sqlite3', 'psycopg', 'celery', 'config', 'rich'}, loaded; sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "read", PLAN, "--json"],
        capture_output=True,
        cwd=tmp_path,
        check=False,
        env={},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["document"]["number"] == "09/KH-UBND"


def test_it_answers_in_half_a_second_of_processor_time():
    command = [sys.executable, "-m", "lantoa.cli.main", "read", PLAN, "--json"]
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.5


def test_a_closed_pipe_is_not_an_error():
    command = f"'{sys.executable}' -m lantoa.cli.main read '{PLAN}' --json | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_progress_names_every_file_and_says_nothing_without_a_terminal(capfd):
    files = [Path("a"), Path("b")]
    assert list(track(files)) == files
    assert capfd.readouterr() == ("", "")
