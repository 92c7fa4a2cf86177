#!/usr/bin/env python3
"""Holds the includes of chancery/ against the drawing in LAYERS.

Refuses an include that LAYERS does not allow, a folder it does not list, a cycle, an outside library
outside its folder, a test source that CMake does not know, and headers or sources past their size.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"chancery/([a-z_]+)/[^"]+"|<([^>]+)>)')
LONGEST = {".h": 220, ".cc": 500}


def read_layers():
    uses, libraries = {}, {}
    for line in (ROOT / "LAYERS").read_text().splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        name, _, rest = line.partition(":")
        if name.startswith("@"):
            libraries.setdefault(name[1:], set()).update(rest.split())
        else:
            uses[name] = set(rest.split())
    return uses, libraries


def find_cycle(uses):
    done, path = set(), []

    def visit(layer):
        if layer in path:
            return path[path.index(layer):] + [layer]
        if layer in done:
            return None
        path.append(layer)
        for used in sorted(uses.get(layer, ())):
            cycle = visit(used)
            if cycle:
                return cycle
        path.pop()
        done.add(layer)
        return None

    for layer in sorted(uses):
        cycle = visit(layer)
        if cycle:
            return cycle
    return None


def check_file(path, layer, uses, libraries, complaints):
    lines = path.read_text().splitlines()
    where = path.relative_to(ROOT)
    is_test = path.name.endswith("_test.cc")
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        other, outside = match.groups()
        if other and other != layer and other not in uses[layer]:
            complaints.append(f"{where}:{number}: {layer} may not include {other}")
        for library, allowed in libraries.items():
            if outside and outside.startswith(library) and layer not in allowed:
                complaints.append(f"{where}:{number}: {library} belongs to {', '.join(sorted(allowed))}")
    if not is_test and len(lines) > LONGEST[path.suffix]:
        complaints.append(f"{where}: {len(lines)} lines; {LONGEST[path.suffix]} are enough")


def main():
    uses, libraries = read_layers()
    complaints = []
    for layer, used in uses.items():
        complaints += [f"LAYERS: {layer} uses {name}, which is not listed" for name in used - set(uses)]
    cycle = find_cycle(uses)
    if cycle:
        complaints.append("LAYERS: cycle " + " -> ".join(cycle))
    registered = set()
    for cmake in ROOT.glob("chancery/*/CMakeLists.txt"):
        text = cmake.read_text()
        registered |= {str(cmake.parent / name) for name in re.findall(r"[\w/]+_test\.cc", text)}
    for path in sorted(ROOT.glob("chancery/**/*")):
        if path.suffix not in LONGEST:
            continue
        layer = path.relative_to(ROOT / "chancery").parts[0]
        if layer not in uses:
            complaints.append(f"LAYERS: folder {layer} is not listed")
            continue
        check_file(path, layer, uses, libraries, complaints)
        if path.name.endswith("_test.cc") and str(path) not in registered:
            complaints.append(f"{path.relative_to(ROOT)}: a test that CMake does not know")
    print("\n".join(complaints) or f"{len(uses)} layers as drawn")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
