"""Runs the whole suite on SQLite and on PostgreSQL; what the machine lacks is left out loudly, and fails in CI."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
LOUD = "\n" + "!" * 100 + "\n!!! {}\n" + "!" * 100 + "\n"
WITHOUT_DATABASE = (
    "tests/adapters",
    "tests/lib",
    "tests/papers",
    "tests/consistency/test_coverage_table.py",
    "tests/consistency/test_docs.py",
    "tests/consistency/test_files.py",
    "tests/consistency/test_messages.py",
    "tests/consistency/test_states.py",
)
"""What asks no database, so that it runs once; `tests/conftest.py` fails a test of these that asks one."""
LOOKS = ("tests/e2e/test_every_page.py",)
"""What looks at pages, which are the same on every database."""
PARTS = {
    "e2e": ("Chromium", ("chromium", "chromium-browser", "google-chrome")),
    "office": ("LibreOffice", ("soffice",)),
    "scan": ("tesseract", ("tesseract",)),
}


def main(arguments: list[str]) -> int:
    """Status 0 if every part that ran passed and, in CI, every part ran."""
    left_out, marks = [], []
    for mark, (name, commands) in PARTS.items():
        if not any(map(shutil.which, commands)):
            left_out.append(name)
            marks.append(f"not {mark}")
    options = [*(["-m", " and ".join(marks)] if marks else []), *arguments]
    failed = suite("SQLite", "sqlite", options)
    with postgresql() as address:
        if address is None:
            left_out.append("PostgreSQL")
        else:
            once = [f"--ignore={path}" for path in (*WITHOUT_DATABASE, *LOOKS)]
            failed |= suite("PostgreSQL", address, [*options, *once])
    for name in left_out:
        sys.stderr.write(LOUD.format(f"LEFT OUT: this machine has no {name}, its tests did not run."))
    return int(failed or bool(IN_CI and left_out))


def suite(name: str, address: str, options: list[str]) -> bool:
    """Run pytest with the database at `address`; True if it failed."""
    sys.stdout.write(f"\n=== {name} ===\n")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="lantoa-test-") as data:
        environment = {
            **os.environ,
            "LANTOA_DATABASE": address,
            "LANTOA_DATA": data,
            "LANTOA_MAIL": "console",
        }
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *options]
        return subprocess.run(command, env=environment, check=False).returncode != 0


@contextmanager
def postgresql() -> Iterator[str | None]:
    """A server's address: the one named, the local one, or a throwaway cluster; None if there is none."""
    named = os.environ.get("LANTOA_TEST_POSTGRES")
    if named:
        yield named
    elif _answers("127.0.0.1", 5432) and _lets_in("postgresql://postgres@127.0.0.1:5432/postgres"):
        yield "postgresql://postgres@127.0.0.1:5432/postgres"
    elif binaries := sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        with _throwaway(binaries[-1].parent) as address:
            yield address
    else:
        yield None


def _answers(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((host, port)) == 0


def _lets_in(address: str) -> bool:
    code = f"import psycopg; psycopg.connect({address!r}, connect_timeout=3).close()"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@contextmanager
def _throwaway(binaries: Path) -> Iterator[str]:
    # The server refuses to run as root, so root hands the folder to the user of the Debian package.
    as_server = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="lantoa-pg-") as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        if as_server:
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"

        subprocess.run(
            [*as_server, binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        start = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        subprocess.run(
            [*as_server, binaries / "pg_ctl", "-D", data, "-w", "-o", start, "-l", f"{folder}/log", "start"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(
                [*as_server, binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"],
                check=True,
                stdout=subprocess.DEVNULL,
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
