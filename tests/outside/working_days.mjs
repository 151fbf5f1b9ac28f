// Compares the calendar with the npm package chinese-days, which knows China's working days on its own.
//
// Usage: npm ci in tests/npm, then node tests/outside/working_days.mjs
// The program's listing comes from $ONE_CARD_GUIDE_BIN, or from cargo where that is not set.
// Ends with `N passed, N failed`; status 1 after a failure.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// chinese-days reads "2026-02-28" as UTC and asks it for its local weekday: west of Greenwich it would judge the day before.
process.env.TZ = "UTC";

const require = createRequire(new URL("../npm/package.json", import.meta.url));
const chineseDays = require("chinese-days");

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const YEARS = { 2024: 251, 2025: 248, 2026: 248 }; // year: its working days
const SUMS = [ // event, working days, result: counted by hand from the State Council's tables
  ["2024-11-29", 10, "2024-12-13"],
  ["2025-01-20", 10, "2025-02-08"],
  ["2025-09-26", 10, "2025-10-16"],
  ["2026-02-10", 10, "2026-03-02"],
  ["2026-09-18", 10, "2026-10-09"],
  ["2026-09-18", 15, "2026-10-15"],
  ["2026-11-23", 10, "2026-12-07"],
  ["2026-11-23", 15, "2026-12-14"],
];

function daysOf(year) {
  const days = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(Number(year) + 1, 0, 1); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** Date to "working" or "rest", as the program lists it. */
function program(from, to) {
  const binary = process.env.ONE_CARD_GUIDE_BIN;
  const [command, before] = binary ? [binary, []] : ["cargo", ["run", "--quiet", "--release", "--"]];
  const text = execFileSync(command, [...before, "calendar", "--from", from, "--to", to], { cwd: ROOT, encoding: "utf8" });
  return new Map(text.trimEnd().split("\n").map((line) => [line.slice(0, 10), line.slice(11)]));
}

/** The day on which `count` working days after the event are complete; the day after the event is day 1. */
function after(kinds, event, count) {
  return [...kinds].filter(([day, kind]) => day > event && kind === "working")[count - 1]?.[0];
}

let passed = 0;
let failed = 0;
function check(name, found, expected) {
  if (found === expected) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`failed: ${name}: ${found}, expected ${expected}`);
  }
}

const every = Object.keys(YEARS).flatMap(daysOf);
const theirs = new Map(every.map((day) => [day, chineseDays.isWorkday(day) ? "working" : "rest"]));
const ours = program(every[0], every.at(-1));
for (const [name, kinds] of Object.entries({ outside: theirs, program: ours })) {
  for (const [year, count] of Object.entries(YEARS)) {
    const days = daysOf(year);
    check(`${name}, working days of ${year}`, days.filter((day) => kinds.get(day) === "working").length, count);
  }
  for (const [event, count, result] of SUMS) {
    check(`${name}, ${event} + ${count}`, after(kinds, event, count), result);
  }
}
for (const year of Object.keys(YEARS)) {
  const differing = daysOf(year).filter((day) => ours.get(day) !== theirs.get(day));
  check(`program, days of ${year} that differ`, differing.join(", ") || "none", "none");
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
