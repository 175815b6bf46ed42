"""`argmap solve`: the command line of the argumentation competitions (ICCMA).

It answers a program that starts it thousands of times on small files, so it parses its few options
itself and loads nothing that the task does not need; click alone would double its start.
(https://iccma2023.github.io/rules.html)
"""

from __future__ import annotations

import sys

from argmap import __version__
from argmap.formats.attacks.attack_file import AttackFile, AttackFileError
from argmap.formats.attacks.reading import FORMATS, read_attacks
from argmap.semantics.attacks import AttackGraph, Extension
from argmap.semantics.base import Semantics
from argmap.semantics.registry import semantics
from argmap.semantics.sat import NoSolverError, require_solver

SEMANTICS = {
    "CO": "complete",
    "GR": "grounded",
    "ID": "ideal",
    "PR": "preferred",
    "SST": "semi-stable",
    "ST": "stable",
    "STG": "stage",
}
PROBLEMS = [
    f"{question}-{short}" for question in ("CE", "DC", "DS", "EE", "SE") for short in SEMANTICS
]

HELP = f"""\
Usage: argmap solve -p TASK -f FILE [-a ARGUMENT] [-fo FORMAT]

  Answer a question about an attack graph, as the argumentation competitions
  (ICCMA) ask it.

  argmap solve -p SE-PR -f debate.af
  argmap solve -p DC-CO -f debate.apx -a a17

  A task is a question and a semantics. Questions: SE some extension, EE all
  extensions, CE how many, DC whether the argument is in some extension, DS
  whether it is in all. Semantics: CO complete, GR grounded, ID ideal, PR
  preferred, SST semi-stable, ST stable, STG stage.

Options:
  -p TASK        What to answer.
  -f FILE        The graph; - for standard input.
  -a ARGUMENT    The argument that DC and DS ask about.
  -fo FORMAT     {", ".join(FORMATS)}; default: what the file's name or text says.
  --problems     List the tasks.
  --formats      List the formats.
  --help         Show this.

  Without options: name and version."""


class RefusedError(ValueError):
    """A command line or a file that cannot be answered; the message is for the user."""


def run(words: list[str]) -> int:
    """Answer a command line (without `argmap solve`), and return the exit code."""
    try:
        _answer(words)
    except AttackFileError as error:
        _show(error)
        return 2
    except (RefusedError, NoSolverError) as refused:
        from argmap.render.terminal.text import shown

        print(f"Error: {shown(str(refused))}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        from argmap.cli.group import leave_quietly

        leave_quietly()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        print(f"Error: the answer cannot be written: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        # 128 and the number of the signal, as shells report it.
        return 130
    return 0


def _answer(words: list[str]) -> None:
    if not words:
        print(f"argmap solve {__version__}")
    elif "--help" in words or "-h" in words:
        print(HELP)
    elif "--problems" in words:
        print(f"[{','.join(PROBLEMS)}]")
    elif "--formats" in words:
        print(f"[{','.join(FORMATS)}]")
    else:
        _solve(_options(words))


def _options(words: list[str]) -> dict[str, str]:
    """The options with their values."""
    options: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word not in ("-p", "-f", "-a", "-fo"):
            raise RefusedError(f"there is no option {word!r}; argmap solve --help lists them")
        value = next(rest, None)
        if value is None:
            raise RefusedError(f"{word} needs a value; argmap solve --help says which")
        options[word] = value
    for word, meaning in (("-p", "a task, such as SE-PR"), ("-f", "a file")):
        if word not in options:
            raise RefusedError(f"{word} is missing: {meaning}; argmap solve --help says more")
    return options


def _solve(options: dict[str, str]) -> None:
    task = options["-p"].upper()
    if task not in PROBLEMS:
        raise RefusedError(
            f"there is no task {options['-p']!r}; argmap solve --problems lists them"
        )
    # DC and DS, which decide about one argument.
    if task[0] == "D" and "-a" not in options:
        raise RefusedError(f"{task} asks about an argument: name it with -a")
    question, _, short = task.partition("-")
    # The grounded extension is found without a SAT solver.
    if short != "GR":
        require_solver(f"the {SEMANTICS[short]} semantics")
    file = _read(options["-f"], options.get("-fo"))
    graph = AttackGraph(file.attackers, file.targets)
    _QUESTIONS[question](semantics(SEMANTICS[short]), graph, file, options.get("-a", ""))


def _read(path: str, format: str | None) -> AttackFile:
    if format is not None and format not in FORMATS:
        raise RefusedError(f"there is no format {format!r}; the formats are {', '.join(FORMATS)}")
    try:
        return read_attacks(path, format)
    except OSError as error:
        raise RefusedError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        # That is a ValueError, too, and says where the file is wrong; others are about the path.
        if isinstance(error, AttackFileError):
            raise
        raise RefusedError(f"{path!r} cannot be a path") from error


def _argument(file: AttackFile, name: str) -> int:
    number = file.numbers.get(name.encode(errors="surrogateescape"))
    if number is None:
        raise RefusedError(f"there is no argument {name!r}; {file.listing()}")
    return number


def _some_extension(engine: Semantics, graph: AttackGraph, file: AttackFile, _: str) -> None:
    found = engine.some_extension(graph)
    print("NO" if found is None else _witness(file, found))


def _credulous(engine: Semantics, graph: AttackGraph, file: AttackFile, name: str) -> None:
    found = engine.extension_with(graph, _argument(file, name))
    print("NO" if found is None else f"YES\n{_witness(file, found)}")


def _sceptical(engine: Semantics, graph: AttackGraph, file: AttackFile, name: str) -> None:
    found = engine.extension_without(graph, _argument(file, name))
    print("YES" if found is None else f"NO\n{_witness(file, found)}")


def _every_extension(engine: Semantics, graph: AttackGraph, file: AttackFile, _: str) -> None:
    # Printed as they are found, because there can be more of them than memory holds.
    before = "["
    for found in engine.extensions(graph):
        print(f"{before}[{','.join(file.printed(found))}]", end="")
        before = ","
    print("[]" if before == "[" else "]")


def _how_many(engine: Semantics, graph: AttackGraph, file: AttackFile, _: str) -> None:
    print(engine.count(graph))


def _witness(file: AttackFile, extension: Extension) -> str:
    return " ".join(["w", *file.printed(extension)])


def _show(error: AttackFileError) -> None:
    """Print where a file is wrong, in the form of every diagnostic of argmap."""
    from argmap.render.reports.diagnostics import full

    for line in full(error.diagnostic):
        print("".join(text for text, _ in line), file=sys.stderr)


_QUESTIONS = {
    "CE": _how_many,
    "DC": _credulous,
    "DS": _sceptical,
    "EE": _every_extension,
    "SE": _some_extension,
}
"""How each question is answered."""
