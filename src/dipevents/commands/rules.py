"""`dipevents rules`: the rules that events are found by."""

from __future__ import annotations

from typing import Annotated

import typer

from dipevents.errors import UsageTrouble, did_you_mean

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""The rules that events are found by.

    Examples:  dipevents rules list   dipevents rules show message.send
    """,
)


@app.command("list")
def list_(
    types: Annotated[str, typer.Option("--type", metavar="T,…", help="Only rules for these types.")] = "",
) -> None:
    """List all rules, a line each.

    Examples:  dipevents rules list   dipevents rules list --type visit
    """
    from dipevents.rules import load

    asked = types.replace(",", " ").split()
    known = sorted({rule.type for rule in load(statements=True).rules})
    for each in asked:
        if each not in known:
            there = f"there are {', '.join(known)}.{did_you_mean(each, known)}"
            raise UsageTrouble(f"--type: no rule is for {each!r}; {there}")
    rules = [rule for rule in load(statements=True).rules if not asked or rule.type in asked]
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        print(f"{rule.name:<{width}}  {rule.what}")


@app.command("show")
def show(name: Annotated[str, typer.Argument(metavar="NAME", help="As `rules list` prints it.")]) -> None:
    """Show one rule: triggers, roles, conditions, examples.

    Example:  dipevents rules show message.send
    """
    from dipevents.rulebook import told
    from dipevents.rules import load

    rule = load(statements=True).named(name)
    if rule is None:
        hint = did_you_mean(name, [each.name for each in load(statements=True).rules])
        raise UsageTrouble(f"no rule {name!r}.{hint} See dipevents rules list")
    print("\n".join(told(rule)))
