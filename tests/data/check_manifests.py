#!/usr/bin/env python3
"""Every file of data/ has a row in its folder's MANIFEST.tsv, and the row says what is there.

Columns checked where the manifest has them: file, licence (never empty), rows, sha256, bytes.
`--write` puts rows and hashes right after a reviewed change.
"""
import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2] / "data"


def rows_of(path):
    if path.suffix != ".tsv":
        return None
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip() and not line.startswith("#")]
    return len(lines) - 1


def facts(path):
    content = path.read_bytes()
    return {"rows": rows_of(path), "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def covered_by(manifest):
    """The files a manifest speaks for: its folder's, and those of folders below without one of their own."""
    own = {m.parent for m in ROOT.glob("**/MANIFEST.tsv")} - {manifest.parent}
    for path in sorted(manifest.parent.rglob("*")):
        if not path.is_file() or path.name in ("MANIFEST.tsv", "README.md"):
            continue
        if any(folder in path.parents for folder in own if manifest.parent in folder.parents):
            continue
        yield path


def check(manifest, write):
    lines = manifest.read_text(encoding="utf-8").rstrip("\n").split("\n")
    header = lines[0].split("\t")
    complaints, seen, out = [], set(), [lines[0]]
    for number, line in enumerate(lines[1:], 2):
        cells = dict(zip(header, line.split("\t")))
        path = manifest.parent / cells["file"]
        where = f"{manifest.relative_to(ROOT.parent)}:{number}"
        seen.add(path)
        if not path.is_file():
            complaints.append(f"{where}: {cells['file']} is not there")
            continue
        if not cells.get("licence"):
            complaints.append(f"{where}: no licence")
        for name, value in facts(path).items():
            if name in cells and value is not None and cells[name] != str(value):
                if not write:
                    complaints.append(f"{where}: {cells['file']}: {name} is {value}, not {cells[name]}")
                cells[name] = str(value)
        out.append("\t".join(cells.get(name, "") for name in header))
    complaints += [f"{manifest.relative_to(ROOT.parent)}: no row for {path.relative_to(manifest.parent)}"
                   for path in covered_by(manifest) if path not in seen]
    if write:
        manifest.write_text("\n".join(out) + "\n", encoding="utf-8")
    return complaints


def main():
    complaints = []
    for folder in sorted(p for p in ROOT.iterdir() if p.is_dir()):
        manifest = folder / "MANIFEST.tsv"
        if manifest.is_file():
            continue
        if not any(folder.glob("*/MANIFEST.tsv")):
            complaints.append(f"data/{folder.name}: no MANIFEST.tsv")
    for manifest in sorted(ROOT.glob("**/MANIFEST.tsv")):
        complaints += check(manifest, "--write" in sys.argv)
    print("\n".join(complaints) or "every data file is as its manifest says")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
