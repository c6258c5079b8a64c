#!/usr/bin/env python3
"""Lays articles of a collection of newspapers out as files: title, empty line, body.

Usage: lay_out_articles.py ARCHIVES OUT SOURCE/NUMBER...

ARCHIVES is a folder of zip archives of JSON files, each a list of articles; articles are numbered through, in the order of
the archives' and files' names. Writes OUT/SOURCE-NUMBER.txt. Needs Python 3 alone.
"""
import io
import json
import pathlib
import sys
import zipfile


def articles(archives):
    for archive in sorted(archives.glob("*.zip")):
        with zipfile.ZipFile(archive) as folder:
            for name in sorted(n for n in folder.namelist() if n.endswith(".json")):
                yield from json.load(io.TextIOWrapper(folder.open(name), encoding="utf-8"))


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    out, wanted = pathlib.Path(sys.argv[2]), set(sys.argv[3:])
    for number, article in enumerate(articles(pathlib.Path(sys.argv[1]))):
        name = f"{article['source']}/{number:06d}"
        if name in wanted:
            title, body = ((article[key] or "").strip() for key in ("title", "content"))
            (out / (name.replace("/", "-") + ".txt")).write_text(f"{title}\n\n{body}\n", encoding="utf-8")
            wanted.remove(name)
    if wanted:
        sys.exit(f"lay_out_articles: not in the archives: {' '.join(sorted(wanted))}")


if __name__ == "__main__":
    main()
