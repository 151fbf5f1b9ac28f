"""Compares the calendar with the PyPI package chinesecalendar, which knows China's working days on its own.

Usage: pip install -r tests/outside/requirements.txt, then python3 tests/outside/working_days.py
The tables are read from calendar.toml without any of the project's code; the program's own listing comes from
$ONE_CARD_GUIDE_BIN, or from cargo where that is not set. Ends with `N passed, N failed`; status 1 after a failure.
"""

import os
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

ROOT = Path(__file__).resolve().parents[2]
YEARS = {2024: 251, 2025: 248, 2026: 248}  # year: its working days
SUMS = [  # event, working days, result: counted by hand from the State Council's tables
    ("2024-11-29", 10, "2024-12-13"),
    ("2025-01-20", 10, "2025-02-08"),
    ("2025-09-26", 10, "2025-10-16"),
    ("2026-02-10", 10, "2026-03-02"),
    ("2026-09-18", 10, "2026-10-09"),
    ("2026-09-18", 15, "2026-10-15"),
    ("2026-11-23", 10, "2026-12-07"),
    ("2026-11-23", 15, "2026-12-14"),
]


def days(first, last):
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def outside(first, last):
    return {day: chinese_calendar.is_workday(day) for day in days(first, last)}


def tables(first, last):
    """Working or not, from calendar.toml alone."""
    off, work = set(), set()
    for table in tomllib.loads((ROOT / "src/rulebook/calendar.toml").read_text("utf-8"))["year"]:
        for key, listed in (("off", off), ("work", work)):
            for text in table[key]:
                ends = [date.fromisoformat(end) for end in text.split("..")]
                listed.update(days(ends[0], ends[-1]))
    return {day: day in work or (day.weekday() < 5 and day not in off) for day in days(first, last)}


def program(first, last):
    """Working or not, as the program lists it."""
    binary = os.environ.get("ONE_CARD_GUIDE_BIN")
    command = [binary] if binary else ["cargo", "run", "--quiet", "--release", "--"]
    command += ["calendar", "--from", first.isoformat(), "--to", last.isoformat()]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    kinds = {"working": True, "rest": False}
    return {date.fromisoformat(line[:10]): kinds.get(line[11:], line[11:]) for line in lines}


def after(working, event, count):
    """The day on which `count` working days after the event are complete; the day after the event is day 1."""
    found = [day for day in sorted(working) if day > event and working[day] is True]
    return found[count - 1] if count <= len(found) else None


def main():
    counts = {True: 0, False: 0}

    def check(name, found, expected):
        counts[found == expected] += 1
        if found != expected:
            print(f"failed: {name}: {found}, expected {expected}")

    first, last = date(min(YEARS), 1, 1), date(max(YEARS), 12, 31)
    theirs = outside(first, last)
    ours = {"tables": tables(first, last), "program": program(first, last)}
    for name, working in {"outside": theirs, **ours}.items():
        for year, count in YEARS.items():
            found = sum(working[day] is True for day in working if day.year == year)
            check(f"{name}, working days of {year}", found, count)
        for event, count, result in SUMS:
            found = after(working, date.fromisoformat(event), count)
            check(f"{name}, {event} + {count}", str(found), result)
    for name, working in ours.items():
        for year in YEARS:
            differing = [str(day) for day in theirs if day.year == year and working.get(day) is not theirs[day]]
            check(f"{name}, days of {year} that differ", ", ".join(differing) or "none", "none")

    try:
        chinese_calendar.is_workday(date(max(YEARS) + 1, 1, 4))
        print(f"note: chinesecalendar now knows {max(YEARS) + 1}: look for the State Council's notice")
    except NotImplementedError:
        pass
    print(f"{counts[True]} passed, {counts[False]} failed")
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
