#!/usr/bin/env python3
"""The man page and the completions of bash, zsh and fish, made of what `chancery --help` prints.

    tools/manual.py            says what is out of date (a test runs it so)
    tools/manual.py --write    puts docs/man/chancery.1 and tools/completions/ right
"""
import dataclasses
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = os.environ.get("CHANCERY_PROGRAM", str(ROOT / "build/release/bin/chancery"))
VERSION = re.search(r"project\(chancery VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text()).group(1)

# The values that an option takes, where they are few.
VALUES = {
    "format": {"brief": ["markdown", "html"], "": ["table", "csv", "tsv", "jsonl"]},
    "profile": {"": ["plover", "polecat", "icews", "gdelt2", "brat", "gexf", "graphml", "geojson", "atom", "jsonl"]},
    "csv": {"": ["data", "spreadsheet"]},
    "status": {"": ["happened", "future", "hypothetical", "negated", "historical"]},
    "form": {"": ["direct", "indirect", "mixed"]},
    "type": {"": ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
                  "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]},
}
STATUSES = [("0", "all done"), ("1", "some inputs failed; each is listed with its reason"), ("2", "wrong usage"),
            ("3", "wrong configuration or data"), ("4", "the record cannot be opened, read or written"),
            ("130", "interrupted; what was finished is kept")]


@dataclasses.dataclass
class Option:
    names: list      # ["-r", "--record"]
    value: str       # "FILE"; empty for a switch
    help: str
    env: str = ""
    required: bool = False


@dataclasses.dataclass
class Command:
    path: list       # ["actors", "lookup"]
    summary: str
    usage: str
    options: list = dataclasses.field(default_factory=list)
    positionals: list = dataclasses.field(default_factory=list)
    children: list = dataclasses.field(default_factory=list)

    def name(self):
        return " ".join(self.path)


def read_item(left, text):
    words = left.split()
    env = re.search(r"\(Env:(\w+)\)", left)
    required = "REQUIRED" in words
    plain = [word for word in words if not word.startswith("(Env:") and word not in ("REQUIRED", "...")]
    value = re.sub(r"[=:].*", "", plain[1]) if len(plain) > 1 and not plain[1].startswith("Excludes") else ""
    return Option(plain[0].split(","), value, text, env.group(1) if env else "", required)


def read_help(path):
    env = {name: value for name, value in os.environ.items() if not name.startswith("CHANCERY_")}
    printed = subprocess.run([PROGRAM, *path, "--help"], capture_output=True, text=True, check=True, env=env).stdout
    lines = printed.splitlines()
    command = Command(path, lines[0], next(line for line in lines if line.startswith("Usage: "))[7:])
    section, items = "", []
    for line in lines[2:]:
        if re.match(r"^\S.*:$", line):
            section = line[:-1]
        elif match := re.match(r"^  (\S.*?)(?:  +(\S.*))?$", line):
            items.append((section, match.group(1), match.group(2) or ""))
        elif line.strip() and items:
            last = items[-1]
            items[-1] = (last[0], last[1], (last[2] + " " + line.strip()).strip())
    for section, left, text in items:
        if section == "Subcommands":
            command.children.append(read_help([*path, left.split()[0]]))
        elif section == "Positionals":
            command.positionals.append(read_item(left, text))
        elif section:
            command.options.append(read_item(left, text))
    return command


def all_commands(command):
    yield command
    for child in command.children:
        yield from all_commands(child)


def values_of(command, option):
    """The words to offer after an option; None for a file name, [] for anything."""
    name = option.names[-1].lstrip("-")
    if name in VALUES:
        by_command = VALUES[name]
        return by_command.get(command.path[0] if command.path else "", by_command.get("", []))
    if option.value in ("FILE", "DIR", "PATH") or name in ("record", "output", "config", "data", "web"):
        return None
    return []


def roff(text):
    out = text.replace("\\", "\\e").replace("-", "\\-")
    return ("\\&" + out) if out[:1] in (".", "'") else out


def roff_options(options):
    out = []
    for option in options:
        value = f" \\fI{roff(option.value)}\\fR" if option.value else ""
        more = (" Needed." if option.required else "") + (f" Also by {option.env}." if option.env else "")
        out += [".TP", ", ".join(f"\\fB{roff(name)}\\fR" for name in option.names) + value,
                roff(option.help + ("" if option.help.endswith(".") else ".") + more)]
    return out


def man_page(root):
    filters = {tuple(option.names) for command in root.children if command.name() == "events" for option in command.options}
    filters &= {tuple(option.names) for command in root.children if command.name() == "plans" for option in command.options}
    filters = {names for names in filters if names[-1] not in ("--help", "--record", "--format")}
    out = [f'.TH CHANCERY 1 "" "chancery {VERSION}" "User Commands"', ".SH NAME", "chancery \\- " + roff(root.summary[0].lower() + root.summary[1:].rstrip(".")),
           ".SH SYNOPSIS", ".B chancery", "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]", ".SH DESCRIPTION",
           roff("Reads news reports on international affairs, from many outlets, and keeps the record: who met whom, who said what, "
                "what was promised, asked, refused, threatened or done, when and where, according to whom, and what became of "
                "what was announced. Every entry leads back to the words it rests on."),
           ".PP", roff("Results go to standard output, progress and complaints to standard error; - stands for standard input."),
           ".SH OPTIONS", *roff_options(root.options), ".SH COMMANDS"]
    for command in list(all_commands(root))[1:]:
        out += [f".SS chancery {roff(command.name())}", roff(command.summary.rstrip(".") + "."), ".PP",
                f".B {roff(command.usage)}"]
        own = [option for option in command.options if tuple(option.names) not in filters and "--help" not in option.names]
        out += roff_options(command.positionals + own)
        if len(own) + 1 < len(command.options):
            out += [".PP", "And the", ".B FILTERS", "below."]
    example = next(command for command in root.children if command.name() == "events")
    out += [".SH FILTERS", roff("The same for every list; each that is given must hold. Values are joined by commas."),
            *roff_options([option for option in example.options if tuple(option.names) in filters]), ".SH EXIT STATUS"]
    for status, meaning in STATUSES:
        out += [".TP", f".B {status}", roff(meaning[0].upper() + meaning[1:] + ".")]
    out += [".SH ENVIRONMENT", roff("Every option that names a variable above takes its value from there where it is not given. Both win "
                                    "over the settings file of --config (TOML)."),
            ".SH EXAMPLES", ".nf", *(roff(line) for line in (
                "chancery read reports/ --record r.db", "chancery events --record r.db --between RUS,PRK --since 2019",
                "chancery plans --record r.db --open --as-of 2019-06-01", "chancery brief --record r.db --format html -o brief.html",
                "chancery export --record r.db --to tables", "chancery serve --record r.db")), ".fi",
            ".SH SEE ALSO", roff("The tutorial, the formats and the codebook in the folder docs of the source.")]
    return "\n".join(out) + "\n"


def words_of(command):
    return [child.path[-1] for child in command.children]


def flags_of(command):
    return [name for option in command.options for name in option.names if name.startswith("--")]


def bash(root):
    out = ["# Completion of chancery for bash. Made by tools/manual.py.", "_chancery() {",
           "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' i",
           "  for ((i = 1; i < COMP_CWORD; i++)); do", "    case ${COMP_WORDS[i]} in", "      -*) ;;",
           f"      {'|'.join(words_of(root))}) command=${{COMP_WORDS[i]}}; break ;;", "    esac", "  done",
           "  COMPREPLY=()", "  case $command:$before in"]
    for command in root.children:
        for option in command.options:
            values = values_of(command, option)
            if option.value and values != []:
                patterns = "|".join(f"{command.path[0]}:{name}" for name in option.names)
                answer = "compgen -f" if values is None else f"compgen -W '{' '.join(values)}'"
                out.append(f"    {patterns}) mapfile -t COMPREPLY < <({answer} -- \"$word\"); return ;;")
    out += ["  esac", "  case $command in",
            f"    '') mapfile -t COMPREPLY < <(compgen -W '{' '.join(words_of(root) + flags_of(root))}' -- \"$word\") ;;"]
    for command in root.children:
        offered = " ".join(words_of(command) + flags_of(command) + [flag for child in command.children for flag in flags_of(child) if flag not in flags_of(command)])
        out.append(f"    {command.path[0]}) mapfile -t COMPREPLY < <(compgen -W '{offered}' -- \"$word\") ;;")
    out += ["  esac", "  if [[ $word != -* && -n $command && ${#COMPREPLY[@]} -eq 0 ]]; then",
            "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")", "  fi", "}",
            "complete -o filenames -F _chancery chancery"]
    return "\n".join(out) + "\n"


def quoted(text):
    return text.replace("'", "'\\''")


def zsh_option(command, option):
    help_text = quoted(option.help).replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
    values = values_of(command, option)
    action = ""
    if option.value:
        action = f":{option.value}:" + ("_files" if values is None else f"({' '.join(values)})" if values else "")
    return [f"'{name}[{help_text}]{action}'" for name in option.names]


def zsh(root):
    out = ["#compdef chancery", "# Completion of chancery for zsh. Made by tools/manual.py.", "_chancery() {", "  local state line",
           "  _arguments -C \\"]
    out += [f"    {spec} \\" for option in root.options for spec in zsh_option(root, option)]
    out += ["    '1:command:->command' \\", "    '*::argument:->argument'", "  case $state in", "    command)", "      local -a commands=("]
    out += [f"        '{command.path[0]}:{quoted(command.summary)}'" for command in root.children]
    out += ["      )", "      _describe command commands ;;", "    argument)", "      case $line[1] in"]
    for command in root.children:
        out.append(f"        {command.path[0]})")
        out.append("          _arguments \\")
        out += [f"            {spec} \\" for option in command.options for spec in zsh_option(command, option)]
        out.append(f"            {zsh_rest(command)} ;;")
    out += ["      esac ;;", "  esac", "}", "_chancery \"$@\""]
    return "\n".join(out) + "\n"


def zsh_rest(command):
    return f"'*:argument:({' '.join(words_of(command))})'" if command.children else "'*:file:_files'"


def fish(root):
    out = ["# Completion of chancery for fish. Made by tools/manual.py.", "complete -c chancery -f"]
    for command in root.children:
        out.append(f"complete -c chancery -n __fish_use_subcommand -a {command.path[0]} -d '{quoted(command.summary)}'".replace("'\\''", "\\'"))
    for command in [root, *root.children]:
        when = f"'__fish_seen_subcommand_from {command.path[0]}'" if command.path else "__fish_use_subcommand"
        for option in command.options:
            line = f"complete -c chancery -n {when}"
            for name in option.names:
                line += f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"
            values = values_of(command, option)
            if option.value:
                line += " -r -F" if values is None else f" -x -a '{' '.join(values)}'" if values else " -x"
            out.append(line + " -d '" + option.help.replace("\\", "\\\\").replace("'", "\\'") + "'")
        if command.positionals:
            out.append(f"complete -c chancery -n {when} -F")
    return "\n".join(out) + "\n"


def main():
    root = read_help([])
    made = {ROOT / "docs/man/chancery.1": man_page(root), ROOT / "tools/completions/chancery.bash": bash(root),
            ROOT / "tools/completions/_chancery": zsh(root), ROOT / "tools/completions/chancery.fish": fish(root)}
    complaints = []
    for path, content in made.items():
        if "--write" in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            complaints.append(f"{path.relative_to(ROOT)}: not what --help says; tools/manual.py --write puts it right")
    for command in all_commands(root):
        for option in command.options:
            for name in option.names:
                if roff(name) not in made[ROOT / "docs/man/chancery.1"]:
                    complaints.append(f"man page: {command.name()} {name} is not in it")
    print("\n".join(complaints) or f"{len(list(all_commands(root)))} commands as --help has them")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
