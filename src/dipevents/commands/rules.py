"""`dipevents rules`: the rules that events are found by."""

from __future__ import annotations

from typing import Annotated

import typer

from dipevents.commands.choices import listed, one_of, some_of
from dipevents.commands.options import event_types

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""The rules that events are found by.

    Examples:

      dipevents rules list

      dipevents rules show message.send
    """,
)


def names_of_rules() -> list[str]:
    """The rules by their names."""
    from dipevents.rules import load

    return [rule.name for rule in load(statements=True).rules]


@app.command("list")
def list_(
    types: Annotated[
        str,
        typer.Option(
            "--type", "--types", metavar="T,…", help="Only rules for these types.", **some_of(event_types)
        ),
    ] = "",
) -> None:
    """List all rules, a line each.

    Examples:

      dipevents rules list

      dipevents rules list --type visit,call
    """
    from dipevents.rules import load

    asked = listed(types)
    rules = [rule for rule in load(statements=True).rules if not asked or rule.type in asked]
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        print(f"{rule.name:<{width}}  {rule.what}")


@app.command("show")
def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="As `rules list` prints it.", **one_of(names_of_rules))
    ],
) -> None:
    """Show one rule: triggers, roles, conditions, examples.

    Examples:

      dipevents rules show message.send

      dipevents rules show meeting.meet
    """
    from dipevents.rulebook import told
    from dipevents.rules import load

    rule = load(statements=True).named(name)
    assert rule is not None, "the argument takes no other"
    print("\n".join(told(rule)))
