"""`lantoa COMMAND …`: finds the command in the registry and runs it."""

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence

from lantoa.cli.registry import COMMANDS

_USAGE_ERROR = 2
_INTERRUPTED = 130
_ERRORS = (
    (re.compile(r"the following arguments are required: (.*)"), "thiếu {}"),
    (re.compile(r"unrecognized arguments: (.*)"), "không có tùy chọn {}"),
    (re.compile(r"argument (.*): expected .*argument.*"), "tùy chọn {} thiếu giá trị"),
    (re.compile(r"argument (.*): not allowed with .*"), "không dùng được {} cùng tùy chọn đã chọn"),
    (re.compile(r"argument (.*): invalid .*"), "giá trị của {} không đúng"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, add_help=False, allow_abbrev=False, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "Tệp"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này rồi thoát")

    def error(self, message: str) -> None:  # type: ignore[override]
        """Says what is wrong in one line and ends with status 2."""
        for pattern, sentence in _ERRORS:
            found = pattern.fullmatch(message)
            if found:
                message = sentence.format(found.group(1))
                break
        self.exit(_USAGE_ERROR, f"{self.prog}: {message}; xem {self.prog} --help\n")

    def format_help(self) -> str:
        """The help, its first word in Vietnamese."""
        return super().format_help().replace("usage:", "Cách dùng:", 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status: 0 done, 2 could not do all of it, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help"}:
        sys.stdout.write(_overview())
        return 0 if words else _USAGE_ERROR
    name, rest = words[0], words[1:]
    command = COMMANDS.get(name)
    if command is None:
        sys.stderr.write(f"lantoa: không có lệnh {name}; xem lantoa --help\n")
        return _USAGE_ERROR
    module = importlib.import_module(command.module)
    parser = Parser(
        prog=f"lantoa {name}",
        description=module.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    return _run(module.run, parser.parse_args(rest))


def _run(run: object, arguments: argparse.Namespace) -> int:
    try:
        status = run(arguments)  # type: ignore[operator]
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has gone (`lantoa read … | head`); Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(status)


def _overview() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(
        [
            "Cách dùng: lantoa LỆNH …",
            "",
            "Lệnh:",
            *lines,
            "",
            "Xem hướng dẫn của một lệnh: lantoa LỆNH --help",
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
