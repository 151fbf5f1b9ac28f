#!/usr/bin/env python3
"""Recomputes every date of the scenario files with Python's own dates and the PyPI package chinesecalendar.

Usage: pip install -r tests/outside/requirements.txt, then python3 tests/outside/scenarios.py [FOLDER]
Reads tests/scenarios (described in its README.md) and nothing else of the project; runs no program of it.
Checked are the sums, the working days before them, the years whose holidays are not known, and that state, next
step and dates of a whole case agree with one another and with what the files of rules say of its rules; for files of
rules that status and whom to ask agree, that the spans of a period are counted as the law says, and that the sums of
a case start from its answers and use those spans. Ends with `N passed, N failed`; status 1 after a failure.
"""

import re
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar

FOLDER = Path(__file__).resolve().parents[1] / "scenarios"
KNOWN = range(2004, 2027)  # the years whose holidays the package knows
SUM = re.compile(r"(\d{4}-\d{2}-\d{2}) = (\d{4}-\d{2}-\d{2})((?: [+-] \d+ (?:working days?|days?|months?))+)")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TERM = re.compile(r" ([+-]) (\d+) (working days|working day|days|day|months|month)")
DAY = timedelta(days=1)
USUAL_DAY = "2026-11-23"  # of a case that names none
SPAN = re.compile(r"(opens|safe|latest) ([+-]) (\d+) (working days?|days?|months?)")
PERIOD = re.compile(r"(?:within (\d+) (hours?|working days?|days?|months?) of|(\d+) (working days?|days?|months?) before) (.+)")
BASE = re.compile(r"([a-z0-9-]+)((?: [+-] \d+ (?:days?|months?))*)")
ANSWER_MARKS = {"extend-work-permit": "extension-filed", "apply-residence-permit": "residence-filed"}  # steps that an answer marks as done

CAP = re.compile(r"(.*), no later than ([a-z0-9-]+)")
ALWAYS_OFF = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}  # by State Council Order 795 itself, from 2025 on

passed = failed = 0


class NoCalendar(Exception):
    """A working day was asked for in a year whose holidays are not known."""


def check(name, found, expected):
    global passed, failed
    if found == expected:
        passed += 1
    else:
        failed += 1
        print(f"failed: {name}: the file says {found}, expected {expected}")


def is_known(day):
    return day.year in KNOWN or (day.year >= 2025 and (day.month, day.day) in ALWAYS_OFF)


def works(day):
    """Whether a day is worked; in a year that is not known only weekends are rest, and what the regulation names."""
    if day.year in KNOWN:
        return chinese_calendar.is_workday(day)
    return day.weekday() < 5 and not is_known(day)


def working_days(start, count):
    """The day on which `count` working days are complete; the day after the start is the first."""
    step, day = (DAY if count >= 0 else -DAY), start
    for _ in range(abs(count)):
        day += step
        while is_known(day) and not works(day):
            day += step
        if not is_known(day):
            raise NoCalendar(day.year)
    return day


def months(start, count):
    """The same day of a later month, or that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (following - DAY).day))


ADD = {"days": lambda day, n: day + n * DAY, "working days": working_days, "months": months}


def terms(text):
    return [(int(sign + count), unit) for sign, count, unit in TERM.findall(text)]


def worked_out(name, text, bases):
    """The date of a sum, recomputed; None where the sum cannot be read."""
    match = SUM.fullmatch(text)
    check(f"{name} is a sum", bool(match), True)
    if not match:
        return None
    stated, base, rest = match.groups()
    check(f"{name}: its start {base} is an answer or today", base in bases, True)
    day = date.fromisoformat(base)
    for count, unit in terms(rest):
        day = ADD[many(unit)](day, count)
    check(f"{name}: {text}", stated, day.isoformat())
    return day


def last_working_day(day):
    """The last working day up to a day, and the year of it that is not known, if one was touched."""
    unsure = None
    while True:
        unsure = unsure or (None if is_known(day) else day.year)
        if works(day):
            return day, unsure
        day -= DAY


def is_done(step, scenario):
    mark = ANSWER_MARKS.get(step["step"])
    return scenario["answers"].get(mark) == "yes" if mark else step["step"] in scenario.get("done", [])


def state(step, scenario, opens, safe, latest):
    """Where a step stands on the day, from its dates alone."""
    today = date.fromisoformat(scenario["today"])
    if is_done(step, scenario):
        return "done"
    if step.get("depends"):
        return "depends"
    if latest and latest < today:
        return "overdue"
    if safe and safe < today:
        return "last-chance"
    return "not-yet" if opens and opens > today else "now"


def waits(step, answers, states):
    """2.06b: the residence permit is extended once the work permit is, unless it is the first to expire."""
    together = answers.get("residence-expires-on", "?") >= answers.get("permit-expires-on", "?")
    return step["step"] == "extend-residence-permit" and states.get("work-permit.extend") == "not-yet" and together


def beyond(name, text):
    """The working day after a safe date lies in a year that is not known; gives that year."""
    base, rest = SUM.fullmatch(text).groups()[1:]
    count = sum(count for count, _ in terms(rest)) + 1
    try:
        found = working_days(date.fromisoformat(base), count).isoformat()
    except NoCalendar as error:
        found = None
        year = error.args[0]
    check(f"{name}: {base} + {count} working days cannot be computed", found, None)
    return None if found else year


def unreachable(bases):
    """The year that ten working days after some answer reach, where it is not known."""
    for base in sorted(bases):
        try:
            working_days(date.fromisoformat(base), 10)
        except NoCalendar as error:
            return error.args[0]
    return None


def in_hours(due):
    """Hours run on whatever day it is: within 24 hours has no working day before it."""
    return due is not None and " hours of " in due[0]


def dates(name, step, bases, due):
    """Checks the sums of a step; gives opens, safe and latest."""
    if "needs" in step:
        check(f"{name}: no date without {step['needs']}", [k for k in ("opens", "safe", "latest") if k in step], [])
    opens = worked_out(f"{name}: opens", step["opens"], bases) if "opens" in step else None
    safe = worked_out(f"{name}: safe", step["safe"], bases) if "safe" in step else None
    latest, unsure = safe, set()
    if step.get("latest") == "none":
        latest = None
        unsure.add(beyond(f"{name}: latest", step["safe"]))
    elif "latest" in step:
        latest = worked_out(f"{name}: latest", step["latest"], bases)
    if safe and latest:
        check(f"{name}: safe is not after latest", safe <= latest, True)
    if safe and opens:
        check(f"{name}: opens before it closes", opens <= safe, True)
    if "unsure" in step and not safe:
        unsure.add(unreachable(bases))
    for kind, day in (("safe", safe), ("latest", latest)):
        before, year = last_working_day(day) if day else (None, None)
        unsure.add(year)
        named = step.get("working-day", {}).get(kind)
        expected = None if day is None or before == day or in_hours(due) else before.isoformat()
        check(f"{name}: working day before {kind} {day}", named, expected)
    years = {year for year in unsure if year}
    check(f"{name}: the year that is not loaded", {step["unsure"]} if "unsure" in step else set(), years)
    return opens, safe, latest


def certainty(name, entry):
    asks = bool(entry.get("ask"))
    check(f"{name}: whom to ask, unless national", asks, entry["status"] != "national")


def says(place, rules, rule, kinds, **expected):
    """That the files of rules know a rule of a whole case as what it is there; gives the due dates of its versions."""
    said = [table for table in rules.get(rule, []) if table["kind"] in kinds]
    fits = [table for table in said if all(table.get(key) == value for key, value in expected.items())]
    check(f"{place}: is a {' or '.join(kinds)} in the files of rules", bool(fits), True)
    return [table["spans"] for table in fits if "spans" in table]


def scenario_checks(path, rules):
    scenario = tomllib.loads(path.read_text(encoding="utf-8"))
    expect, answers = scenario["expect"], scenario["answers"]
    bases = {value for value in answers.values() if DATE.fullmatch(value)} | {scenario["today"]}
    ready, states = [], {}
    if expect["verdict"]:
        says(f"{path.name}: {expect['verdict']}", rules, expect["verdict"], ["verdict"])
    for step in expect.get("step", []):
        name = f"{path.name}: {step['rule']}"
        dues = says(name, rules, step["rule"], ["step"], name=step["step"])
        due = dues[0] if len(dues) == 1 else None
        states[step["rule"]] = state(step, scenario, *dates(name, step, bases, due))
        counted(name, step, {**answers, "today": scenario["today"]}, due)
    for step in expect.get("step", []):
        name = f"{path.name}: {step['rule']}"
        alone = states[step["rule"]]
        stands = "not-yet" if alone == "now" and waits(step, answers, states) else alone
        check(f"{name}: state", step["state"], stands)
        if not step.get("depends") and not is_done(step, scenario):
            ready.append(step["step"])
    check(f"{path.name}: next is a step to be done", expect["next"] in ready or expect["next"] == "", True)
    for remark in expect.get("remark", []):
        name = f"{path.name}: {remark['rule']}"
        says(name, rules, remark["rule"], ["warning"] if remark.get("warning") else ["note"])
        if "day" in remark:
            worked_out(f"{name}: day", remark["day"], bases)


def many(unit):
    return unit if unit.endswith("s") else unit + "s"


def due_spans(name, due, disputed):
    """The start of a due date, its spans and the date that ends it; checks that the spans are those of the period."""
    due, cap = CAP.fullmatch(due).groups() if CAP.fullmatch(due) else (due, None)
    period, _, rest = due.partition(": ")
    spans = {kind: (int(sign + count), many(unit)) for kind, sign, count, unit in SPAN.findall(rest)}
    match = PERIOD.fullmatch(period)
    if not match:
        start = re.fullmatch(r"(?:by|from) (.+)", period)
        check(f"{name}: {due} is a due date", bool(start), True)
        return (start[1] if start else ""), spans, cap
    within, unit, before, other, base = match.groups()
    count, unit = int(within or before), many(unit or other)
    if unit == "hours":
        count, unit = -(-count // 24), "days"
    latest = (count, unit) if within else (-count, unit)
    check(f"{name}: {due}: latest", spans.get("latest"), latest)
    safe = spans.get("safe", (None, None))
    if safe[1] == unit:
        # The day of the event counts as the first, unless the counting is settled; before an expiry one day more.
        # Where the period itself is disputed, a shorter one may be the target.
        target = range(count) if within and disputed else ()
        check(f"{name}: {due}: safe", safe[0] in ([count - 1, count, *target] if within else [-count - 1]), True)
    return base, spans, cap


def counted(name, entry, said, due):
    """That the sums start from the answer that the due date names and use its spans."""
    if not due:
        return
    start, spans, cap = due[1:]
    base, rest = BASE.fullmatch(start).groups()
    for kind in ("opens", "safe", "latest"):
        match = SUM.fullmatch(entry.get(kind, ""))
        if match and kind in spans and DATE.fullmatch(said.get(base, "")):
            day = date.fromisoformat(said[base])
            end = date.fromisoformat(said[cap]) if DATE.fullmatch(said.get(cap, "")) and kind != "opens" else date.max
            try:
                for count, unit in [*terms(rest), spans[kind]]:
                    day = ADD[many(unit)](day, count)
            except NoCalendar:
                day = date.max
            day = min(day, end)
            check(f"{name}: {kind} counted from {base}", match[1], day.isoformat())


def statements(files):
    """What the files say of each rule, by its name: its versions, each with its due date and the spans of that."""
    rules = {}
    for path, document in files.items():
        for rule in document.get("rule", []):
            name = f"{path.name}: {rule['id']}"
            certainty(name, rule)
            if "due" in rule:
                rule["spans"] = rule["due"], *due_spans(name, rule["due"], rule["status"] == "disputed")
            rules.setdefault(rule["id"], []).append(rule)
    return rules


def row_of(cells):
    """The case of a row and what else comes of it: the tables after the first word, and those after the second."""
    case, also, words = {}, {}, 0
    for cell in cells:
        words += isinstance(cell, str)
        if isinstance(cell, dict):
            (case if words == 1 else also).update(cell)
    return case, also


def rule_checks(path, document, rules):
    bases = document.get("base", {})

    def answers(base):
        own = dict(bases.get(base, {}))
        return {**(answers(own.pop("base")) if "base" in own else {}), **own}

    for rule in document.get("rule", []):
        due_of = {table.get("version", 1): table["spans"] for table in rules[rule["id"]] if "spans" in table}
        for number, cells in enumerate(rule.get("cases", []), 1):
            case, also = row_of(cells)
            if not any(key in also for key in ("opens", "safe", "latest", "day", "needs", "unsure", "working-day")):
                continue
            name = f"{path.name}: {rule['id']}, row {number}"
            said = {key: value for key, value in answers(case.get("base")).items() if key not in case.get("without", [])}
            said = {"today": USUAL_DAY, **said, **{key: value for key, value in case.items() if isinstance(value, str)}}
            due = due_of.get(case.get("version", None if len(due_of) > 1 else 1))
            days = {value for value in said.values() if DATE.fullmatch(value)}
            if "day" in also:
                worked_out(f"{name}: day", also["day"], days)
            else:
                dates(name, also, days, due)
            counted(name, also, said, due)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    paths = sorted(folder.glob("*.toml"))
    check(f"{folder.name} holds scenarios", bool(paths), True)
    files = {path: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("rules/*.toml"))}
    rules = statements(files)
    for path in paths:
        scenario_checks(path, rules)
    for path, document in files.items():
        rule_checks(path, document, rules)
    print(f"{len(paths)} scenarios, {len(files)} files of rules")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
