"""Builds the demonstration plans in `demo/plans` from the texts in `demo/texts`.

Run `python demo/build.py` after a text has changed, and commit what it writes. Needs LibreOffice (.pdf) and
pdftotext (.txt). The province of Hoa Sơn, its communes and all persons are invented.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from layout import write_docx
from source import read_source

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "texts"
PLANS = HERE / "plans"
OUTPUTS = {
    "tinh-hoa-son-2026": ("docx",),
    "so-nong-nghiep-moi-truong-2026": ("pdf",),
    "xa-thanh-lam-ha-2026": ("docx", "pdf", "txt"),
    "phuong-ben-may-cuoi-nam-2026": ("txt",),
    "xa-vinh-truc-2024": ("docx",),
}


def main() -> None:
    """Writes every plan in its formats."""
    PLANS.mkdir(exist_ok=True)
    for name, formats in OUTPUTS.items():
        source = read_source((TEXTS / f"{name}.plan").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as folder:
            build(source, name=name, formats=formats, folder=Path(folder))
        sys.stdout.write(f"{name}: {', '.join(formats)}\n")


def build(source: object, *, name: str, formats: tuple[str, ...], folder: Path) -> None:
    """Writes one plan; a .pdf is printed from the .docx, a .txt flattened from the .pdf."""
    document = folder / f"{name}.docx"
    write_docx(source, document)
    if "pdf" in formats or "txt" in formats:
        profile = (folder / "profile").as_uri()
        run(
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            document,
        )
        run("pdftotext", "-raw", "-enc", "UTF-8", folder / f"{name}.pdf", folder / f"{name}.txt")
    for ending in formats:
        shutil.copyfile(folder / f"{name}.{ending}", PLANS / f"{name}.{ending}")


def run(*command: object) -> None:
    """Runs a program, and stops where it fails."""
    subprocess.run(
        [str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


if __name__ == "__main__":
    main()
