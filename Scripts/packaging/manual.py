#!/usr/bin/env python3
"""Writes a manual page for each verb, from what the programs say of themselves.

Usage: manual.py VERSION FOLDER HELP.json [FLEET-HELP.json]

The second program's verbs are those of `martlet fleet` and others of martlet-fleet. A page has the verb's synopsis, discussion,
options and examples; the pages name each other.
"""
import json
import os
import re
import sys
import time

version, folder, sources = sys.argv[1], sys.argv[2], sys.argv[3:]
date = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"])))


def escaped(text):
    """A text as roff prints it: no backslash, and no line that begins with a control character."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def option(argument):
    """The forms of an option, and its value's name."""
    value = escaped(argument.get("valueName", "value"))
    if argument["kind"] == "positional":
        return f"\\fI{value}\\fR"
    names = []
    for name in argument.get("names", []):
        dashes = "\\-" if name["kind"] == "short" else "\\-\\-"
        names.append(f"\\fB{dashes}{escaped(name['name'])}\\fR")
    names.sort(key=lambda n: -len(n))
    return ", ".join(names) + (f" \\fI{value}\\fR" if argument["kind"] == "option" else "")


def synopsis(path, command):
    words = [f"\\fB{escaped(' '.join(path))}\\fR"]
    for argument in shown(command):
        if argument["kind"] == "positional":
            word = option(argument) + ("..." if argument.get("isRepeating") else "")
            words.append(f"[{word}]" if argument.get("isOptional") else word)
    if any(argument["kind"] != "positional" for argument in shown(command)):
        words.insert(1, "[\\fIoptions\\fR]")
    if verbs(command):
        words.append("\\fIverb\\fR")
    return " ".join(words)


def shown(command):
    return [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]


def verbs(command):
    return [c for c in command.get("subcommands", []) if c["commandName"] != "help" and c.get("shouldDisplay", True)]


def page(path, command, others):
    name = "-".join(path)
    abstract = command.get("abstract", "").rstrip(".")
    lines = [f'.TH {name.upper()} 1 "{date}" "martlet {version}" "User Commands"', ".SH NAME",
             f"{escaped(name)} \\- {escaped(abstract[:1].lower() + abstract[1:])}", ".SH SYNOPSIS", synopsis(path, command)]
    discussion, examples = [], []
    for line in command.get("discussion", "").split("\n"):
        if line.startswith("  "):
            examples.append(line.strip())
        elif line.strip() != "Examples:":
            discussion.append(line)
    text = "\n".join(discussion).strip()
    lines.append(".SH DESCRIPTION")
    if text:
        lines.append("\n.PP\n".join(escaped(part.strip()) for part in text.split("\n\n")))
    else:
        lines.append(escaped(command.get("abstract", "")))
    if verbs(command):
        lines.append(".SH VERBS")
        for verb in verbs(command):
            lines += [".TP", f"\\fB{escaped(verb['commandName'])}\\fR", escaped(verb.get("abstract", "")),
                      f"See \\fB{escaped('-'.join(path + [verb['commandName']]))}\\fR(1)."]
    if shown(command):
        lines.append(".SH OPTIONS")
        for argument in shown(command):
            help = " ".join(filter(None, [argument.get("abstract", ""), argument.get("discussion", "")]))
            lines += [".TP", option(argument), escaped(help) or "No value."]
    if examples:
        lines += [".SH EXAMPLES", ".nf"] + [escaped(example) for example in examples] + [".fi"]
    lines += [".SH SEE ALSO", ",\n".join(f"\\fB{escaped(other)}\\fR(1)" for other in others if other != name)]
    with open(os.path.join(folder, name + ".1"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def walk(path, command, found):
    found.append((path, command))
    for verb in verbs(command):
        walk(path + [verb["commandName"]], verb, found)


trees = []
for source in sources:
    with open(source, encoding="utf-8") as file:
        command = json.load(file)["command"]
    found = []
    walk([command["commandName"]], command, found)
    trees.append(found)
# `martlet fleet VERB` is what people type; martlet-fleet's own pages keep its name.
pages = [item for found in trees for item in found]
for found in trees:
    root = found[0][0][0]
    family = ["-".join(path) for path, _ in found if len(path) <= 2] + [t[0][0][0] for t in trees if t is not found]
    for path, command in found:
        near = ["-".join(p) for p, _ in found if p[: len(path)] == path and len(p) == len(path) + 1]
        up = ["-".join(path[:-1])] if len(path) > 1 else []
        page(path, command, up + near if len(path) > 1 else family)
print(f"{len(pages)} manual pages", file=sys.stderr)
