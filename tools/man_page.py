"""The manual page, made from the commands as the program knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dipevents import cli

EXITS = (
    (0, "Done, also without events and with inputs skipped as binary or empty."),
    (1, "The check asked for failed: --fail-on-empty, validate, gate, doctor."),
    (2, "Wrong usage, configuration or dictionary; nothing was done."),
    (3, "Some inputs failed, the rest is complete."),
    (4, "Nothing usable to read."),
    (70, "A bug of ours."),
    (74, "The output could not be written."),
    ("130, 141, 143", "Ctrl-C, closed pipe, SIGTERM."),
)
ENVIRONMENT = (
    ("DIPEVENTS_OPTION", "Sets an option of every command that has it: DIPEVENTS_JOBS=2 is --jobs 2."),
    ("DIPEVENTS_COMMAND_OPTION", "Sets it for one command: DIPEVENTS_EXTRACT_FORMAT=jsonl."),
    ("DIPEVENTS_CONFIG", "A configuration to read instead of the user's."),
    ("DIPEVENTS_DEBUG", "If set, a bug is shown with where it is."),
    ("NO_COLOR, FORCE_COLOR, TERM", "Without --color: no colours if NO_COLOR is set; else colours if "
     "FORCE_COLOR is set; else colours on a terminal that is not dumb."),
    ("XDG_CONFIG_HOME", "The folder of dipevents/config.toml; ~/.config by default."),
)  # fmt: skip
FILES = (
    ("~/.config/dipevents/config.toml", "Options: long names without dashes, on top for every command, in a "
     "table named like a command for that one. Options of the command line win over variables, variables "
     "over this file. No file is read beside the input or in the current folder."),
)  # fmt: skip


def page() -> str:
    """The page in the macros of man(7)."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    root = cli.root()
    summary = _text(root.help.split("\n")[0].rstrip("."))
    yield f'.TH DIPEVENTS 1 "" "dipevents {cli.version()}" "User Commands"'
    yield from (".SH NAME", f"dipevents \\- {summary}")
    yield from (".SH SYNOPSIS", ".B dipevents", "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]")
    yield ".SH DESCRIPTION"
    yield from _help(root.help)
    yield ".SH OPTIONS"
    yield from _options(root)
    yield ".SH COMMANDS"
    for name in cli.summaries():
        yield from _command((name,), root.get_command(None, name))
    for title, rows in (("EXIT STATUS", EXITS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        yield f".SH {title}"
        for name, words in rows:
            yield from (".TP", f"\\fB{_text(str(name))}\\fR", _text(words))
    yield from (".SH SEE ALSO", ".BR jq (1),", ".BR sqlite3 (1)")


def _command(words: tuple[str, ...], command: Any) -> Iterator[str]:
    """A command with its help, arguments and options, then those below it."""
    yield f'.SS "dipevents {_text(" ".join(words))}"'
    yield from _help(command.help)
    yield from _options(command)
    for name, inner in getattr(command, "commands", {}).items():
        yield from _command((*words, name), inner)


def _help(words: str) -> Iterator[str]:
    """Paragraphs; indented ones, the examples, as they stand."""
    for at, paragraph in enumerate(re.split(r"\n\s*\n", words.strip("\n"))):
        if paragraph.startswith("  ") or re.match(r"\s*(?:\S+=\S+ )?dipevents \w", paragraph):
            yield from (".PP", ".RS 4", ".nf", _text(paragraph.strip()), ".fi", ".RE")
        else:
            yield from ([".PP"] if at else [])
            yield from (_text(line.strip()) for line in paragraph.strip().splitlines())


def _options(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name == "argument":
            yield from (".TP", f"\\fI{_text(param.metavar)}\\fR", _text(param.help))
            continue
        names = ", ".join(f"\\fB{_text(name)}\\fR" for name in (*param.opts, *param.secondary_opts))
        value = "" if param.is_flag else f" \\fI{_text(param.metavar or param.type.name.upper())}\\fR"
        default = param.default if isinstance(param.default, str | int | float) else None
        shown = f" [default: {default}]" if default not in {None, "", False} else ""
        yield from (".TP", f"{names}{value}", _text(f"{param.help}{shown}"))


def _text(words: str) -> str:
    """The words as roff takes them: no dash turned into a hyphen, no line taken for a command."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return re.sub(r"^(?=[.'])", r"\\&", escaped, flags=re.MULTILINE)

