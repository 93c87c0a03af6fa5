"""`python -m dipevents.evaluate GOLD [--errors] [--predictions F] [--types T] [--calibration] [--json]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from dipevents.commands.evaluate import run_evaluate

FLAGS = {"--errors": "errors", "--calibration": "calibration", "--rules": "rules", "--json": "as_json"}


def main(arguments: Sequence[str]) -> int:
    """The exit code of an evaluation asked for by plain arguments."""
    values = {"--predictions": "", "--types": ""}
    gold, chosen, rest = "", set(), list(arguments)
    while rest:
        word = rest.pop(0)
        if word in values and rest:
            values[word] = rest.pop(0)
        elif word in FLAGS:
            chosen.add(word)
        elif not gold and not word.startswith("-"):
            gold = word
        else:
            gold, rest = "", []
    if not gold:
        print(__doc__, file=sys.stderr)
        return 2
    types = [word for word in values["--types"].replace(",", " ").split() if word]
    switches = {name: flag in chosen for flag, name in FLAGS.items()}
    return run_evaluate(gold, values["--predictions"] or None, types, **switches)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
