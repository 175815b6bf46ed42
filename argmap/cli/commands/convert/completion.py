"""`argmap completion`: what makes a shell complete the words of argmap.

The script of a shell asks `argmap completion SHELL --reply` what fits at the cursor. An answer is one
line for each word, `kind<TAB>word<TAB>help`: the kind `plain` is a word as it is, which the shell
quotes; `file` asks the shell for its files, and `map` for those with one of the suffixes given.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import click
from click.shell_completion import CompletionItem, ShellComplete

from argmap.cli.group import COMMANDS, Command

_BASH = r"""
_argmap_completion() {
    local argmap=argmap kind value suffix special word=${COMP_WORDS[COMP_CWORD]}
    local -a files=() values=()
    type -P argmap >/dev/null || argmap=%(program)s
    while IFS=$'\t' read -r kind value; do
        case $kind in
            plain) values+=("$value") ;;
            file) mapfile -t files < <(compgen -f -- "$2") ;;
            map)
                mapfile -t files < <(
                    IFS=' '
                    for suffix in $value; do compgen -f -X "!*$suffix" -- "$2"; done
                    compgen -d -- "$2"
                )
                ;;
        esac
    done < <(env _ARGMAP_LINE="${COMP_LINE:0:COMP_POINT}" _ARGMAP_BREAKS="$COMP_WORDBREAKS" \
        "$argmap" completion bash --reply 2>/dev/null)
    COMPREPLY=()
    if ((${#files[@]})); then
        # Then bash itself quotes the words, and tells folders from files.
        compopt -o filenames
        COMPREPLY=("${files[@]}" "${values[@]}")
        return
    fi
    for value in "${values[@]}"; do
        case $word in
            \'*) value=${value//\'/\'\\\'\'} ;;
            \"*)
                for special in '\' '"' '$' '`'; do value=${value//"$special"/"\\$special"}; done
                # bash leaves out the last quotation mark where one stands there already.
                [[ $value == *\" ]] && value+=\"
                ;;
            *) printf -v value %%q "$value" ;;
        esac
        COMPREPLY+=("$value")
    done
}

# Older versions cannot keep the order of the words.
if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)); then
    complete -o nosort -F _argmap_completion argmap
fi
"""

_ZSH = r"""#compdef argmap

_argmap() {
    local argmap=argmap line kind value help width=0 found=1
    local -a words_typed fields values helps displays suffixes
    (( $+commands[argmap] )) || argmap=%(program)s
    words_typed=("${(@Q)words[2,CURRENT-1]}")
    local typed="${(pj:\n:)words_typed}" word="${(Q)PREFIX}"
    # What stands before the value of --option=value stays as it is.
    compset -P '--*='
    for line in "${(@f)$(env _ARGMAP_WORDS="$typed" _ARGMAP_WORD="$word" \
            "$argmap" completion zsh --reply 2>/dev/null)}"; do
        fields=("${(@ps:\t:)line}")
        case $fields[1] in
            plain)
                values+=("$fields[2]") helps+=("$fields[3]")
                (( ${(m)#fields[2]} > width )) && width=${(m)#fields[2]}
                ;;
            file) _files && found=0 ;;
            map)
                suffixes=(${(s: :)fields[2]})
                _files -g "*(${(j:|:)suffixes})" && found=0
                ;;
        esac
    done
    for value help in "${(@)values:^helps}"; do
        displays+=("${(mr:$width:)value}${help:+  -- $help}")
    done
    # -U: argmap chose what fits, also by names that are not part of the word.
    compadd -U -i "$IPREFIX" -V argmap -l -d displays -a values && found=0
    return found
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _argmap "$@"
else
    compdef _argmap argmap
fi
"""

_FISH = r"""
function __argmap_complete
    set -l argmap argmap
    command -q argmap; or set argmap %(program)s
    set -l words (commandline -opc)
    set -l typed (string join \n -- $words | string collect)
    set -l word (commandline -ct)
    for line in (env _ARGMAP_WORDS="$typed" _ARGMAP_WORD="$word" \
            $argmap completion fish --reply 2>/dev/null)
        set -l fields (string split \t -- $line)
        switch $fields[1]
            case plain
                printf '%%s\t%%s\n' $fields[2] $fields[3]
            case file
                complete --do-complete "'' $word"
            case map
                set -l suffixes (string replace -a . '\\.' -- $fields[2] | string replace -a ' ' '|')
                complete --do-complete "'' $word" | string match -r -- "^[^\t]*(?:/|$suffixes)(?:\t.*)?\$"
        end
    end
end

complete --command argmap --no-files --keep-order --arguments '(__argmap_complete)'
"""


@dataclass(slots=True)
class Line:
    """A command line up to the cursor, as a shell of the Bourne family reads it."""

    words: list[str]
    """The words without their quotes; the last is the one at the cursor, and may be empty."""
    kept: int
    """How many characters of the last word come before the part that the shell replaces."""


def read_line(line: str, breaks: str = "") -> Line:
    """Split a line; `breaks` are the characters after which bash completes anew (`=`, `:`).

    Not `shlex.split`: the last word may have a quote that is still open.

    >>> read_line("argmap who 'my deb")
    Line(words=['argmap', 'who', 'my deb'], kept=0)
    >>> read_line("argmap who --speaker=a", breaks="=:")
    Line(words=['argmap', 'who', '--speaker=a'], kept=10)
    """
    words: list[str] = []
    word, quote, kept = "", "", 0
    started = False
    characters = iter(line)
    for c in characters:
        if c == "\\" and quote != "'":
            # Between double quotes a backslash escapes only these four characters.
            following = next(characters, "")
            word += following if not quote or following in '"\\$`' else c + following
        elif quote:
            if c == quote:
                quote, kept = "", len(word)
            else:
                word += c
        elif c in "'\"":
            quote, kept = c, len(word)
        elif c.isspace():
            if started:
                words.append(word)
            word, kept, started = "", 0, False
            continue
        else:
            word += c
            if c in breaks:
                kept = len(word)
        started = True
    return Line([*words, word], kept)


class _Shell(ShellComplete):
    """A shell: what is typed in it, and how an answer is written for it."""

    kept = 0
    """How much of the word at the cursor the shell leaves alone."""
    head = ""
    """The beginning of the word at the cursor that is no part of the value: `--speaker=`."""

    def source(self) -> str:
        """The script, with the path of argmap in case the shell does not find it."""
        # `python -m argmap` is started by another name.
        here = Path(sys.argv[0]).absolute()
        named = str(here) if here.stem == "argmap" else shutil.which("argmap") or "argmap"
        return self.source_template % {"program": shlex.quote(named)}

    def typed(self) -> Line:
        """The words after the name of the program, up to the cursor."""
        words = os.environ.get("_ARGMAP_WORDS", "")
        return Line([*(words.split("\n") if words else []), os.environ.get("_ARGMAP_WORD", "")], 0)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one at it."""
        typed = self.typed()
        *before, word = typed.words
        # Of `--speaker=a` only the value is completed.
        option, equals, _ = word.partition("=")
        self.head = option + equals if equals and option.startswith("--") else ""
        self.kept = typed.kept
        return before, word

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """What fits at the cursor; nothing if the line or a map makes no sense."""
        try:
            if all(a.startswith("-") for a in args) and not incomplete.startswith("-"):
                # Click would import every command to show its help.
                fits = [n for n in COMMANDS if n.startswith(incomplete)]
                return [CompletionItem(name, help=COMMANDS[name]) for name in fits]
            return super().get_completions(args, incomplete)
        except Exception:  # whatever it is: a message would land in the middle of a prompt
            return []

    def format_completion(self, item: CompletionItem[str]) -> str:
        """One line of the answer."""
        value = item.value if item.type != "plain" else self.written(item)
        return "\t".join([item.type, value, (item.help or "").replace("\n", " ")])

    def written(self, item: CompletionItem[str]) -> str:
        """The word that the shell puts at the cursor."""
        return item.value


class _Bash(_Shell):
    name: ClassVar[str] = "bash"
    source_template: ClassVar[str] = _BASH

    def typed(self) -> Line:
        line = read_line(os.environ.get("_ARGMAP_LINE", ""), os.environ.get("_ARGMAP_BREAKS", ""))
        return Line(line.words[1:] or [""], line.kept)

    def format_completion(self, item: CompletionItem[str]) -> str:
        # bash shows no help, and would take it for a part of the word.
        return super().format_completion(item).rpartition("\t")[0]

    def written(self, item: CompletionItem[str]) -> str:
        return (self.head + item.value)[self.kept :]


class _Zsh(_Shell):
    name: ClassVar[str] = "zsh"
    source_template: ClassVar[str] = _ZSH


class _Fish(_Shell):
    name: ClassVar[str] = "fish"
    source_template: ClassVar[str] = _FISH

    def typed(self) -> Line:
        words = os.environ.get("_ARGMAP_WORDS", "").split("\n")
        # Variables that are set for the command come first: `LANG=C argmap who`.
        while words and "=" in words[0]:
            del words[0]
        word = read_line(os.environ.get("_ARGMAP_WORD", "")).words[-1]
        return Line([*words[1:], word], 0)

    def written(self, item: CompletionItem[str]) -> str:
        # fish drops words that do not contain the typed one, so it gets the name instead of the id.
        return self.head + (item.spelled or item.value)


SHELLS: dict[str, type[_Shell]] = {shell.name: shell for shell in (_Bash, _Zsh, _Fish)}


class _Unreported(Command):
    """A command that runs while a shell starts, and cannot fail over names or files."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command without importing what reports errors."""
        return click.Command.invoke(self, ctx)


@click.command("completion", cls=_Unreported)
@click.argument("shell", required=False, type=click.Choice(list(SHELLS)), metavar="[bash|zsh|fish]")
@click.option("--reply", is_flag=True, hidden=True, help="Answer the script of the shell.")
@click.pass_context
def command(ctx: click.Context, shell: str | None, reply: bool) -> None:
    """Print the script that lets a shell complete commands, options, maps and what stands in them.

    Without a shell named, it is the one in $SHELL. bash must be 4.4 or newer.

    \b
    bash, in ~/.bashrc:
      source <(argmap completion bash)
    zsh, in ~/.zshrc below compinit:
      source <(argmap completion zsh)
    fish, once:
      argmap completion fish > ~/.config/fish/completions/argmap.fish
    """
    chosen = SHELLS.get(shell or _current_shell())
    if chosen is None:
        raise click.UsageError(f"which shell? Name one: argmap completion {'|'.join(SHELLS)}.")
    completion = chosen(ctx.find_root().command, {}, "argmap", "")
    text = completion.complete() if reply else completion.source().lstrip("\n")
    # As bytes, because the names of files need not be valid Unicode.
    click.echo(text.encode("utf-8", "surrogateescape"), nl=reply)


def _current_shell() -> str:
    return Path(os.environ.get("SHELL", "")).stem
