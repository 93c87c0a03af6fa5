"""What options are set to by a file of the user's and by environment variables.

The file is `dipevents/config.toml` in `$XDG_CONFIG_HOME`, never one beside the input or in the current
folder, which may be a stranger's. A key is an option's long name without dashes: on top for every command
that has it, in a table named like a command for that one. A variable is `DIPEVENTS_JOBS` for every command,
`DIPEVENTS_EXTRACT_JOBS` for one. Nearer wins: option, variable, file, and each time the command's own first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dipevents.errors import UsageTrouble, did_you_mean, nearest

Value = Any  # of TOML
Option = Any  # Click's, which only the command line may import
_FILES = frozenset({"FILE", "FOLDER", "DIR", "PATH"})  # placeholders of options that name a file
_KINDS = {"int": "a whole number", "float": "a number", "bool": "true or false"}


class Command(NamedTuple):
    """A command as configuration sees it: its words, and its options by long names without dashes."""

    words: tuple[str, ...]
    options: dict[str, Option]


class Setting(NamedTuple):
    """A value and where it comes from."""

    value: Value
    source: str


def user_file(environ: Mapping[str, str] | None = None) -> Path:
    """Where the user's configuration is, or would be."""
    environ = os.environ if environ is None else environ
    base = environ.get("XDG_CONFIG_HOME", "")
    folder = Path(base) if os.path.isabs(base) else Path(os.path.expanduser("~/.config"))
    return folder / "dipevents" / "config.toml"


def read(path: Path) -> dict[str, Value]:
    """The file's content; UsageTrouble where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
        raise UsageTrouble(f"{path}: no TOML: {trouble}") from trouble
    except OSError as trouble:
        raise UsageTrouble(f"{path}: {(trouble.strerror or str(trouble)).lower()}") from trouble


def commands(words: tuple[str, ...], command: Any) -> Iterator[Command]:
    """A command, or those of a group, with their options."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands((*words, name), inner)
    if not hasattr(command, "commands"):
        yield Command(words, dict(_options(command)))


def _options(command: Any) -> Iterator[tuple[str, Option]]:
    for option in command.params:
        for name in option.opts:
            if name.startswith("--") and name != "--help":
                yield name.removeprefix("--"), option


def variables(command: Command, name: str) -> tuple[str, str]:
    """The environment variables of an option, the command's own first."""
    ending = name.replace("-", "_").upper()
    own = "_".join(command.words).replace("-", "_").upper()
    return f"DIPEVENTS_{own}_{ending}", f"DIPEVENTS_{ending}"


class Configuration:
    """The content of a file, held against the options there are; UsageTrouble where it is wrong."""

    def __init__(self, path: Path, all_: Mapping[str, Command]) -> None:
        self._path = path
        self._content = read(path)
        self._commands = all_  # by their words, parted by dots
        self._check(self._content, ())

    def _check(self, content: Mapping[str, Value], words: tuple[str, ...]) -> None:
        for key, value in content.items():
            if isinstance(value, dict):
                self._check_table(key, value, words)
                continue
            here = [each for each in self._commands.values() if each.words[: len(words)] == words]
            having = [each.options[key] for each in here if key in each.options]
            if not having:
                raise self._unknown(key, words, {name for each in here for name in each.options})
            self._value(having[0], value, _dotted(words, key))

    def _check_table(self, key: str, content: Mapping[str, Value], words: tuple[str, ...]) -> None:
        known = {each.words[len(words)] for each in self._commands.values() if len(each.words) > len(words)}
        if key not in known:
            hint = did_you_mean(key, sorted(known))
            raise UsageTrouble(f"{self._path}: [{_dotted(words, key)}]: no command {key!r}.{hint}")
        self._check(content, (*words, key))

    def _unknown(self, key: str, words: tuple[str, ...], known: set[str]) -> UsageTrouble:
        hint = did_you_mean(key, sorted(known))
        of = f" of {' '.join(words)}" if words else ""
        return UsageTrouble(f"{self._path}: {_dotted(words, key)}: no option{of} is called {key!r}.{hint}")

    def _value(self, option: Option, value: Value, key: str) -> Value:
        """The value as the option takes it; UsageTrouble where it is of another kind or not known."""
        given = value if isinstance(value, list) else [value]
        kind = _kind(option)
        wanted = _KINDS.get(kind, "words in quotation marks")
        if not all(_is(each, kind) for each in given) or (given is value and not _takes_several(option)):
            raise UsageTrouble(f"{self._path}: {key} = {value!r}: should be {wanted}")
        if option.metavar in _FILES:
            given = [self._beside(each) for each in given]
        try:
            for each in given:
                option.type.convert(each, option, None)
        except Exception as trouble:  # Click's BadParameter
            words = getattr(trouble, "message", "").rstrip(".") or str(trouble)
            raise UsageTrouble(f"{self._path}: {key} = {value!r}: {words}") from trouble
        return given if option.multiple else ",".join(given) if given is value else given[0]

    def _beside(self, name: str) -> str:
        """A file that the configuration names, from the configuration's folder."""
        return name if name == "-" else str(self._path.parent / os.path.expanduser(name))

    def setting(self, command: Command, name: str) -> Setting | None:
        """What the file says of an option."""
        option = command.options[name]
        for depth in range(len(command.words), -1, -1):
            words = command.words[:depth]
            value = _below(self._content, words).get(name)
            if value is not None and not isinstance(value, dict):  # a table is of the command so called
                key = _dotted(words, name)
                return Setting(self._value(option, value, key), f"{self._path}: {key}")
        return None

    def defaults(self, command: Command) -> dict[str, Value]:
        """The values for one command, by its parameters' names."""
        found = {name: self.setting(command, name) for name in command.options}
        return {command.options[name].name: each.value for name, each in found.items() if each is not None}


def _dotted(words: tuple[str, ...], key: str) -> str:
    return ".".join((*words, key))


def _below(content: Mapping[str, Value], words: tuple[str, ...]) -> Mapping[str, Value]:
    for word in words:
        inner = content.get(word)
        content = inner if isinstance(inner, dict) else {}
    return content


def _takes_several(option: Option) -> bool:
    return option.multiple or str(option.metavar).endswith("…")


def _kind(option: Option) -> str:
    """int, float, bool or words."""
    name = option.type.name  # "integer" or "int range", and so on
    return next((kind for kind in _KINDS if name.startswith(kind)), "words")


def _is(value: Value, kind: str) -> bool:
    """Whether a value of TOML is of the kind that an option takes."""
    if kind == "bool" or isinstance(value, bool):
        return kind == "bool" and isinstance(value, bool)
    if kind == "int":
        return isinstance(value, int)
    return isinstance(value, int | float) if kind == "float" else isinstance(value, str)


def from_environment(command: Command, name: str, environ: Mapping[str, str]) -> Setting | None:
    """What a variable says of an option."""
    for variable in variables(command, name):
        if environ.get(variable):
            return Setting(environ[variable], variable)
    return None


def unknown_variables(all_: Mapping[str, Command], environ: Mapping[str, str]) -> Iterator[str]:
    """What to tell of variables that look like ours and set nothing."""
    known = {each for one in all_.values() for name in one.options for each in variables(one, name)}
    known |= {"DIPEVENTS_CONFIG", "DIPEVENTS_DEBUG"}
    for name in sorted(environ):
        if name.startswith("DIPEVENTS_") and name not in known:
            guess = nearest(name, [each.lower() for each in sorted(known)])
            yield f"{name}: no option has this variable.{f' Did you mean {guess.upper()}?' if guess else ''}"
