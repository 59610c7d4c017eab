"""Messages in other languages: `python -m config.messages extract | compile | check`."""

import argparse
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
SOURCES = ("config", "lantoa", "templates")
HEADER = """\
# English messages of Lan Tỏa; the source is Vietnamese.
msgid ""
msgstr ""
"Project-Id-Version: Lan Tỏa\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
KEYWORDS = {
    "_": None,
    "_l": None,
    "_t": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "trans": None,
}


def extracted() -> Catalog:
    """Every message of Python and templates, with where it stands."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)
    catalog = Catalog(project="Lan Tỏa", charset="utf-8")
    for path, _line, message, comments, context in extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS, strip_comment_tags=True, directory_filter=_is_source
    ):
        catalog.add(message, locations=[(path, None)], auto_comments=comments, context=context)
    return catalog


def extract() -> None:
    """Brings the English catalogue up to date; what is gone is dropped, nothing is guessed."""
    path = _catalogue("en")
    catalog = _read(path) if path.exists() else Catalog(locale="en", charset="utf-8")
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, catalog, width=110, sort_output=True, omit_header=True, include_lineno=False)


def compile_all() -> None:
    """Writes the .mo file beside every .po file."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, _read(path))


def missing() -> list[str]:
    """Messages that have no English yet."""
    known = _read(_catalogue("en"))
    kept = {(entry.id, entry.context): entry.string for entry in known}
    return [
        str(entry.id)
        for entry in extracted()
        if entry.id and not _is_translated(kept.get((entry.id, entry.context), ""))
    ]


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m config.messages", description=__doc__)
    parser.add_argument("act", choices=("extract", "compile", "check"))
    act = parser.parse_args(arguments).act
    if act == "extract":
        extract()
    elif act == "compile":
        compile_all()
    else:
        lines = missing()
        sys.stderr.writelines(f"No English for: {line}\n" for line in lines)
        return 1 if lines else 0
    return 0


def _is_source(folder: str) -> bool:
    path = Path(folder).resolve()
    if path == ROOT:
        return True
    return path.relative_to(ROOT).parts[0] in SOURCES


def _is_translated(text: object) -> bool:
    return all(text) if isinstance(text, tuple) else bool(text)


def _catalogue(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


if __name__ == "__main__":
    raise SystemExit(main())
