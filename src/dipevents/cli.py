"""The command line: finds the command, runs it, turns every trouble into one line and an exit code.

A command is a file in `commands/` whose first line reads "`dipevents NAME`: what it does." and which holds
a Typer function of its own name (or an `app` with subcommands). Only the command asked for is imported.
"""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command

from dipevents import configuration, errors
from dipevents.terminal import visible

COMMANDS = Path(__file__).parent / "commands"
MADE = 50_000  # objects between two searches for garbage: we leave little, and starting makes many that stay
COMPLETE = "_DIPEVENTS_COMPLETE"  # the variable by which a shell asks what may come next
_FIRST = ("extract", "merge", "explain", "schema")  # what most people look for stands on top
_WITHOUT_FILE = ("config", "completion", "doctor")  # work with a broken configuration too
_NOT_A_NUMBER = re.compile("is not a valid (int|float)[a-z ]*")
_ClickError: Any = typer.BadParameter.__mro__[2]  # ClickException, from wherever Typer has its Click


class Commands(TyperGroup):
    """The commands of the folder, each loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names, the main ones first."""
        return list(summaries())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        return _load(cmd_name) if cmd_name in summaries() else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command and its arguments; for an unknown one, the name that was probably meant."""
        if args and not args[0].startswith("-") and args[0] not in summaries():
            hint = errors.did_you_mean(args[0], list(summaries()))
            path = f" To read files: dipevents extract {args[0]}" if os.path.exists(args[0]) else ""
            raise errors.UsageTrouble(f"no command {args[0]!r}.{hint or path or ' See dipevents --help'}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list in the help, from the files' first lines."""
        with formatter.section("Commands"):
            formatter.write_dl(list(summaries().items()))


def summaries() -> dict[str, str]:
    """What each command does, by its name, the main ones first, without importing any."""
    found = {}
    for path in COMMANDS.glob("*.py"):
        with path.open(encoding="utf-8") as file:
            head = file.readline().strip()
        opening = f'"""`dipevents {_name(path.stem)}`: '
        if head.startswith(opening):
            found[_name(path.stem)] = head.removeprefix(opening).removesuffix('"""')
    return {name: found[name] for name in sorted(found, key=_place)}


def _name(stem: str) -> str:
    return stem.rstrip("_").replace("_", "-")


def _stem(name: str) -> str:
    """The module of a command; one named like a builtin has an underscore behind it."""
    stem = name.replace("-", "_")
    return stem if (COMMANDS / f"{stem}.py").exists() else f"{stem}_"


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _load(name: str) -> Any:
    stem = _stem(name)
    module = import_module(f"dipevents.commands.{stem}")
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name, context_settings=_HELP)(getattr(module, stem))
    command: Any = get_command(app)
    command.name = name
    for each in configuration.commands((name,), command):
        for long, option in each.options.items():
            option.envvar = [*(option.envvar or ()), *configuration.variables(each, long)]
            option.show_envvar = False
    return command


_HELP = {"help_option_names": ["-h", "--help"]}
_app = typer.Typer(
    cls=Commands, add_completion=False, rich_markup_mode=None, context_settings=_HELP, no_args_is_help=True
)


def all_commands() -> dict[str, configuration.Command]:
    """Every command with its options, by its words parted by dots."""
    found = (each for name in summaries() for each in configuration.commands((name,), _load(name)))
    return {".".join(each.words): each for each in found}


def configured(path: Path) -> configuration.Configuration:
    """What that file says; UsageTrouble where it is wrong."""
    return configuration.Configuration(path, all_commands())


def _defaults(path: Path, name: str) -> dict[str, Any]:
    """The values that the file has for a command, and for those below it, by their parameters' names."""
    found: dict[str, Any] = {}
    file = configured(path)
    for each in configuration.commands((name,), _load(name)):
        inner = found
        for word in each.words:
            inner = inner.setdefault(word, {})
        inner |= file.defaults(each)
    return found


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dipevents {version()}")
        raise typer.Exit


@_app.callback()
def _root(
    ctx: typer.Context,
    config: str | None = typer.Option(
        None, "--config", metavar="FILE", envvar="DIPEVENTS_CONFIG", show_envvar=False,
        help="Options from this file, not from the user's.",
    ),
    no_config: bool = typer.Option(False, "--no-config", help="Options from no file."),
    show_version: bool = typer.Option(
        False, "--version", help="Print the version.", is_eager=True, callback=_print_version
    ),
) -> None:  # fmt: skip
    """Structured diplomatic events from news text, by rules anyone can read.

    Examples:

      dipevents demo

      dipevents extract news.jsonl -o events.jsonl
    """
    path = Path(config) if config else configuration.user_file()
    ctx.obj = None if no_config else path
    wanted = ctx.invoked_subcommand
    if not no_config and wanted and wanted not in _WITHOUT_FILE and (config or path.exists()):
        ctx.default_map = _defaults(path, wanted)


def version() -> str:
    """The installed version."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("dipevents")
    except PackageNotFoundError:
        return "(not installed)"


def root() -> Any:
    """The command above all others, as Click has it."""
    return get_command(_app)


def run(arguments: list[str]) -> int:
    """Runs a command line; returns the exit code."""
    try:
        group = root()
        with group.make_context("dipevents", list(arguments)) as context:
            group.invoke(context)
        _flush()
        return errors.OK
    except BaseException as trouble:
        return _ended(trouble)


def _ended(trouble: BaseException) -> int:
    """The exit code of what ended a run; says one line where the user should know."""
    if os.environ.get("DIPEVENTS_DEBUG") and not isinstance(trouble, typer.Exit | BrokenPipeError):
        import traceback

        traceback.print_exception(trouble)
    if isinstance(trouble, typer.Exit):
        return _flushed(trouble.exit_code)
    if isinstance(trouble, SystemExit):
        return trouble.code if isinstance(trouble.code, int) else errors.BUG
    if isinstance(trouble, errors.DipeventsError):
        return _say(trouble.lines, trouble.code)
    if isinstance(trouble, _ClickError):
        return _usage(trouble)
    if isinstance(trouble, BrokenPipeError):
        return _silenced(errors.CLOSED_PIPE)
    if isinstance(trouble, KeyboardInterrupt | typer.Abort):
        return _silenced(errors.INTERRUPTED)
    if isinstance(trouble, errors.Terminated):
        return _silenced(errors.TERMINATED)
    words = f"a bug of ours: {type(trouble).__name__}; DIPEVENTS_DEBUG=1 shows where"
    return _say(words, errors.BUG)


def _usage(trouble: Any) -> int:
    """One line for a wrong command line; without arguments the help is the answer."""
    if type(trouble).__name__ == "NoArgsIsHelpError":
        print(trouble.message, file=sys.stderr)
        return errors.USAGE
    context = getattr(trouble, "ctx", None)
    hint = f" See {context.command_path} --help" if context is not None else ""
    words = _fault(trouble, context)
    return _say(words + ("" if words.endswith("?") else ".") + hint, errors.USAGE)


def _fault(trouble: Any, context: Any) -> str:
    """What is wrong with a command line, and with which option or variable."""
    unknown = getattr(trouble, "option_name", None) if hasattr(trouble, "possibilities") else None
    if unknown is not None and context is not None:
        known = [name for param in context.command.get_params(context) for name in param.opts]
        known = [name for name in known if name.startswith("--")]
        return f"no option {unknown}.{errors.did_you_mean(unknown, known)}".removesuffix(".")
    param, words = getattr(trouble, "param", None), str(trouble.message or "").rstrip(".")
    if param is None or not words:
        return str(trouble.format_message()).rstrip(".")
    return f"{_origin(param, context)}: {_NOT_A_NUMBER.sub(_no_number, words)}"


def _no_number(found: re.Match[str]) -> str:
    return "is no whole number" if found[1].startswith("int") else "is no number"


def _origin(param: Any, context: Any) -> str:
    """Where the value of an option comes from: its name, or that of a variable."""
    source = context.get_parameter_source(param.name) if context is not None else None
    if source is not None and source.name == "ENVIRONMENT":
        return str(next(name for name in param.envvar if os.environ.get(name)))
    return next((str(name) for name in param.opts if name.startswith("--")), str(param.metavar))


def _say(words: str | tuple[str, ...], code: int) -> int:
    _flushed(code)
    lines = (words,) if isinstance(words, str) else words
    try:
        for line in lines:
            print(f"dipevents: {visible(line)}", file=sys.stderr, flush=True)
    except OSError:
        _silenced(code)
    return code


def _flushed(code: int) -> int:
    """Flushes standard output; the code, or that of a pipe closed or a disk full meanwhile."""
    try:
        _flush()
    except BrokenPipeError:
        return _silenced(errors.CLOSED_PIPE)
    except OSError as trouble:
        _silenced(code)
        return _say(f"standard output: {(trouble.strerror or str(trouble)).lower()}", errors.NO_OUTPUT)
    return code


def _flush() -> None:
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _silenced(code: int) -> int:
    """Points standard output at nothing, so that the interpreter's last flush says nothing."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
    except (OSError, ValueError, AttributeError):
        pass
    return code


def complete(instruction: str) -> int:
    """Prints what may come next on a command line, or the script that makes a shell ask; the exit code."""
    completion: Any = import_module("typer.completion")
    completion.completion_init()
    code: int = completion.shell_complete(root(), {}, "dipevents", COMPLETE, instruction)
    return code


def _terminate(number: int, frame: object) -> NoReturn:
    raise errors.Terminated


def main() -> None:
    """The entry point of the `dipevents` command."""
    gc.set_threshold(MADE)
    signal.signal(signal.SIGTERM, _terminate)
    if COMPLETE in os.environ:
        sys.modules["rich"] = None  # type: ignore[assignment]  # a tenth of a second for bold words
        sys.exit(complete(os.environ[COMPLETE]))
    if isinstance(sys.stderr, __import__("io").TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
