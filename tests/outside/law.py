#!/usr/bin/env python3
"""Checks the law as data: sources, instruments, provisions and their English statements agree with one another.

Reads src/rulebook/sources.toml, src/rulebook/provisions/*.toml and src/text/en.json; writes nothing.
What the rules do with the provisions is tested elsewhere. Python 3.11 or later, standard library only.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULEBOOK = ROOT / "src" / "rulebook"
PROVISION_FILES = sorted((RULEBOOK / "provisions").glob("*.toml"))
TEXT_FILE = ROOT / "src" / "text" / "en.json"

PROVISION_KEYS = {"number", "basis", "sources", "confidence", "own", "from", "until", "doubt", "local", "duty", "excluded"}
PROVISION_REQUIRED = {"number", "basis", "sources", "confidence"}
SOURCE_KEYS = {"id", "title", "where", "kind", "read", "date", "unused"}
SOURCE_REQUIRED = {"id", "title", "where", "kind", "read"}
INSTRUMENT_KEYS = {"id", "english", "chinese"}
INSTRUMENT_REQUIRED = {"id", "english"}
BASIS_KEYS = {"instrument", "article"}
CONFIDENCE = {"high", "medium", "low"}
DUTY = {"employee", "employer", "old-employer", "new-employer", "both"}
EXCLUDED = {"superseded", "background", "source-note", "other-regime"}
READ = {"full", "opening", "summary"}
KIND = {"government", "law", "private", "press", "university", "forum", "data"}
LONGEST_STATEMENT = 700
LONGEST_PROVISION_FILE = 400
MONTHS = "January February March April May June July August September October November December".split()
UNCONFIRMED = re.compile(r"not confirmed|no source|not seen|own knowledge|our own reading|our conclusion|closed", re.I)
ABBREVIATION = re.compile(r"\b(WPNL|WP|RP|e-SSC|SSC|EEAL|REG|WD|N75|CoC|PSB|HRSS|NIA)\b")
MACHINE_PATH = re.compile(r"(^|[\s(\"'“])(/(work|home|root|tmp|usr|var|mnt|etc|Users)\b|[A-Za-z]:\\|file:)")
NOTES = re.compile(r"law\.md|SEEN-|flash-alert-2024-251\.txt|\bS\d{2,3}\b")


def numbered(prefix, last, extra=()):
    return {f"{prefix}.{n:02}" for n in range(1, last + 1)} | {f"{prefix}.{e}" for e in extra}


EXPECTED = (
    {"0", "7"}
    | numbered("1", 28)
    | numbered("2", 20, ["03b", "06a", "06b"])
    | numbered("3", 21, ["08a"])
    | numbered("4", 14, ["06a"])
    | numbered("5", 12)
    | numbered("6", 10, ["04a"])
    | numbered("9a", 19)
    | numbered("9b", 12)
    | {f"OQ-{n}" for n in range(1, 27)}
)
EXPECTED_SOURCES = {f"L{n}" for n in range(1, 6)} | {f"S{n:02}" for n in range(1, 124)} | {"S22b", "FA"}

passed = failed = 0


def check(name, problems):
    """One check: passes when `problems` is empty, else prints them."""
    global passed, failed
    problems = [str(p) for p in problems]
    if problems:
        failed += 1
        print(f"FAIL  {name}")
        for problem in problems:
            print(f"      {problem}")
    else:
        passed += 1
        print(f"ok    {name}")


def iso(value):
    if not (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def repeated(values):
    return sorted(v for v, n in Counter(values).items() if n > 1)


def keys(entries, name, allowed, required):
    for e in entries:
        for k in sorted(set(e) - allowed):
            yield f"{e.get(name)}: unknown key `{k}`"
        for k in sorted(required - set(e)):
            yield f"{e.get(name)}: missing key `{k}`"


def no_repeated_keys(pairs):
    for key in repeated(k for k, _ in pairs):
        raise ValueError(f"repeated key `{key}`")
    return dict(pairs)


def bad_dates_in_words(statement):
    for day, month, year in re.findall(r"\b(\d{1,2}) (%s) (\d{4})\b" % "|".join(MONTHS), statement):
        try:
            date(int(year), MONTHS.index(month) + 1, int(day))
        except ValueError:
            yield f"{day} {month} {year}"


def coverage_rows():
    """The numbers named in the right-hand column of the flash alert table in 1-notice.toml."""
    lines = (RULEBOOK / "provisions" / "1-notice.toml").read_text(encoding="utf-8").splitlines()
    for line in lines:
        cells = line.lstrip("# ").split("|")
        if line.startswith("#") and len(cells) == 2 and cells[1].strip() != "provisions":
            yield cells[0].strip(), [n.strip() for n in cells[1].split(",")]


lists = tomllib.loads((RULEBOOK / "sources.toml").read_text(encoding="utf-8"))
sources, instruments = lists["source"], lists["instrument"]
loaded = {f.name: tomllib.loads(f.read_text(encoding="utf-8")) for f in PROVISION_FILES}
provisions = [p for f in loaded.values() for p in f["provision"]]
words = json.loads(TEXT_FILE.read_text(encoding="utf-8"), object_pairs_hook=no_repeated_keys)
texts = {key: text for key, text in words.items() if key.startswith(("provision.", "instrument."))}

numbers = {p["number"] for p in provisions}
source_ids = {s["id"] for s in sources}
instrument_ids = {i["id"] for i in instruments}
statements = {k.removeprefix("provision."): v for k, v in texts.items() if k.startswith("provision.")}
names = {k.removeprefix("instrument."): v for k, v in texts.items() if k.startswith("instrument.")}
cited = {s for p in provisions for s in p["sources"]}
used_instruments = {b["instrument"] for p in provisions for b in p["basis"]}
rows = list(coverage_rows())

# Shape
check("sources.toml holds sources and instruments only", set(lists) - {"source", "instrument"})
check("provision files hold provisions only", [n for n, f in loaded.items() if set(f) != {"provision"}])
check("provisions have the agreed keys", keys(provisions, "number", PROVISION_KEYS, PROVISION_REQUIRED))
check("sources have the agreed keys", keys(sources, "id", SOURCE_KEYS, SOURCE_REQUIRED))
check("instruments have the agreed keys", keys(instruments, "id", INSTRUMENT_KEYS, INSTRUMENT_REQUIRED))
check("basis entries have the agreed keys", [p["number"] for p in provisions for b in p["basis"] if set(b) - BASIS_KEYS or "instrument" not in b])
check("own is written only when true", [p["number"] for p in provisions if p.get("own", True) is not True])
check("no empty string", [e.get("number", e.get("id")) for e in provisions + sources + instruments if "" in e.values()]
      + [p["number"] for p in provisions if any("" in b.values() for b in p["basis"])]
      + [k for k, v in texts.items() if not v.strip()])
check("provision files stay under 400 lines", [f.name for f in PROVISION_FILES if len(f.read_text(encoding="utf-8").splitlines()) > LONGEST_PROVISION_FILE])

# Identity and completeness
check("provision numbers are unique", repeated(p["number"] for p in provisions))
check("source ids are unique", repeated(s["id"] for s in sources))
check("instrument ids are unique", repeated(i["id"] for i in instruments))
check("every numbered fact is a provision", sorted(EXPECTED - numbers))
check("no provision without a numbered fact", sorted(numbers - EXPECTED))
check("every numbered source is listed", sorted(EXPECTED_SOURCES - source_ids))
check("every provision has a statement", sorted(numbers - set(statements)))
check("every statement has a provision", sorted(set(statements) - numbers))
check("every instrument has an English name in the texts", sorted(instrument_ids - set(names)))
check("every English name has an instrument", sorted(set(names) - instrument_ids))
check("both English names of an instrument are the same", [i["id"] for i in instruments if names.get(i["id"]) != i["english"]])

# References
check("every source cited exists", sorted(cited - source_ids))
check("every source is cited, or unused for a stated reason", [s["id"] for s in sources if s["id"] not in cited and not s.get("unused")])
check("no source is both cited and unused", [s["id"] for s in sources if s["id"] in cited and "unused" in s])
check("no provision cites a source twice", [p["number"] for p in provisions if repeated(p["sources"])])
check("every instrument in a basis exists", sorted(used_instruments - instrument_ids))
check("every instrument is in a basis", sorted(instrument_ids - used_instruments))
check("every doubt is an open question that exists", [f"{p['number']}: {d}" for p in provisions for d in p.get("doubt", []) if d not in numbers or not d.startswith("OQ-")])
check("no open question doubts itself", [p["number"] for p in provisions if p["number"] in p.get("doubt", [])])
check("the flash alert table has its 20 rows", [] if len(rows) == 20 else [f"{len(rows)} rows"])
check("the flash alert table names existing provisions", [f"{what}: {n}" for what, ns in rows for n in ns if n not in numbers])

# Values
check("confidence is high, medium or low", [p["number"] for p in provisions if p["confidence"] not in CONFIDENCE])
check("a duty is somebody's", [p["number"] for p in provisions if p.get("duty", "both") not in DUTY])
check("a provision is excluded for a reason of the list", [p["number"] for p in provisions if p.get("excluded", "background") not in EXCLUDED])
check("no duty is excluded", [p["number"] for p in provisions if "duty" in p and "excluded" in p])
check("read is full, opening or summary", [s["id"] for s in sources if s["read"] not in READ])
check("kind is one of the agreed kinds", [s["id"] for s in sources if s["kind"] not in KIND])
check("source dates are ISO dates", [s["id"] for s in sources if "date" in s and not iso(s["date"])])
check("provision dates are ISO dates", [p["number"] for p in provisions for k in ("from", "until") if k in p and not iso(p[k])])
check("from is not after until", [p["number"] for p in provisions if "from" in p and "until" in p and p["from"] > p["until"]])
check("no date after the day of compilation, 23 November 2026", [s["id"] for s in sources if s.get("date", "") > "2026-11-23"])
check("articles carry no abbreviation", [p["number"] for p in provisions for b in p["basis"] if re.search(r"\bart", b.get("article", ""))])
check("local is a city in lower case", [p["number"] for p in provisions if not re.fullmatch(r"[a-z-]+", p.get("local", "beijing"))])
check("every fact of the Beijing guide is local", [p["number"] for p in provisions if p["number"].startswith("9a.") and p.get("local") != "beijing"])

# Words
check(f"no statement is longer than {LONGEST_STATEMENT} characters", [f"{n}: {len(t)}" for n, t in statements.items() if len(t) > LONGEST_STATEMENT])
check("no statement names a path of a machine", [n for n, t in statements.items() if MACHINE_PATH.search(t)])
check("no statement names the research notes", [n for n, t in statements.items() if NOTES.search(t)])
check("no statement uses an abbreviation of the notes", [f"{n}: {ABBREVIATION.findall(t)}" for n, t in statements.items() if ABBREVIATION.search(t)])
check("statements are trimmed and end as sentences", [n for n, t in statements.items() if t != t.strip() or not t.endswith((".", "?"))])
check("dates in statements exist", [f"{n}: {d}" for n, t in statements.items() for d in bad_dates_in_words(t)])
check("an own fact says that it is not confirmed", [p["number"] for p in provisions if p.get("own") and not UNCONFIRMED.search(statements.get(p["number"], ""))])
check("a provision without a source says so, in words", [p["number"] for p in provisions if not p["sources"] and not UNCONFIRMED.search(statements.get(p["number"], ""))])
check("an open question names whom to ask", [n for n, t in statements.items() if n.startswith("OQ-") and not re.search(r"12333|12367|adviser|Closed", t)])
check("an open question names the safe side", [n for n, t in statements.items() if n.startswith("OQ-") and not re.search(r"Safe:|Closed", t)])

print(f"{len(provisions)} provisions, {len(sources)} sources, {len(instruments)} instruments")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
