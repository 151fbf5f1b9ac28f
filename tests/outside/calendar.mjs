// Reads the calendar files of the whole scenarios S1 to S20 with the npm package ical.js, and compares them event by event
// with the guidance JSON of the same cases, in every language, and with the file of the next day.
//
// Usage: npm ci in tests/npm, then node tests/outside/calendar.mjs
// The program is $ONE_CARD_GUIDE_BIN, or built by cargo where that is not set.
// Ends with `N passed, N failed`; status 1 after a failure.

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../npm/package.json", import.meta.url));
const loaded = require("ical.js");
const ICAL = loaded.default ?? loaded;

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = join(ROOT, "tests/scenarios");
const LANGUAGES = readdirSync(join(ROOT, "src/text")).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5)).sort();
const NAME = "张三；Ünïcödé, 😀 \\n";
const LINK = "https://example.org/guide/#/s/EAzerb7vwhABCQEKvBB0wEU";
const ALARMS = [30, 7, 1]; // days before, at nine in the morning
const DAY = 86_400;
const NINE = 9 * 3_600;
const TODAY = { en: "today", "zh-Hans": "今天" }; // what a sum begins with that moves with the day judged

let passed = 0;
let failed = 0;
function check(name, found, expected = true) {
  if (JSON.stringify(found) === JSON.stringify(expected)) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`failed: ${name}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  }
}

function binary() {
  if (process.env.ONE_CARD_GUIDE_BIN) return process.env.ONE_CARD_GUIDE_BIN;
  execFileSync("cargo", ["build", "--quiet", "--release", "--bin", "one-card-guide"], { cwd: ROOT, stdio: "inherit" });
  return join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "release/one-card-guide");
}
const BINARY = binary();

/** What the program prints for a case, or null where it says that there is nothing. */
function run(scenario, today, language, format) {
  const options = ["--today", today, "--language", language, "--format", format, "--name", NAME, "--link", LINK];
  const { status, stdout, stderr } = spawnSync(BINARY, ["assess", "-", ...options], { cwd: ROOT, input: scenario.file });
  if (status !== 0 && format !== "calendar") throw new Error(`${scenario.name}: ${stderr}`);
  return status === 0 ? stdout : null;
}

/** Day, answers and done steps of a scenario, as a case file. `"?"` means "I don't know". */
function scenarioOf(name) {
  const text = readFileSync(join(FOLDER, name), "utf8");
  const [head, rest] = text.split(/^\[answers\]$/m);
  const own = (rest ?? "").split(/^\[/m)[0];
  const answers = Object.fromEntries([...own.matchAll(/^([a-z-]+)\s*=\s*"(.*)"$/gm)].map(([, fact, value]) => [fact, value === "?" ? null : value]));
  const done = [...(/^done\s*=\s*\[([^\]]*)\]/m.exec(head)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, step]) => step);
  return { name, today: /^today\s*=\s*"(.+)"$/m.exec(head)[1], file: JSON.stringify({ format: 1, answers, done }) };
}

function moved(day, days) {
  return new Date(Date.parse(day) + days * DAY * 1000).toISOString().slice(0, 10);
}

function next(day) {
  return moved(day, 1);
}

/** The events that must be there, from the guidance JSON: what kind of day of which rule, the day, and what is told. */
function expected(page, language) {
  const events = [];
  const floats = (day) => day.sum.startsWith(TODAY[language]);
  const today = page.today.date;
  const passed = (day) => day.day !== null && day.day.date < today;
  const add = (kind, rule, day, title, tentative, told) => {
    if (day?.day && !passed(day) && !(tentative && floats(day))) events.push({ kind, rule, day: day.day.date, title, tentative, told: [...told, day.day.words, day.sum] });
  };
  // The last working day before a day that is none is told with that day.
  const working = (kind, rule, day, title, tentative, told) => {
    const before = day["working-day"];
    if (before && before.date >= today) events.push({ kind, rule, day: before.date, title, tentative, told: [...told, before.words] });
  };
  const common = (outcome) => [outcome.certainty.label, ...outcome.certainty.ask.map(([, words]) => words), ...outcome.cite, ...outcome["depends-on"].map((fact) => fact.label), page.disclaimer, page.edition.hash, LINK];
  const remarks = [...page.warnings, ...page.notes];
  for (const step of page.steps.filter((step) => step.state !== "done")) {
    remarks.push(...step.remarks);
    if (!step.due) continue;
    const { opens, safe, latest, unsettled } = step.due;
    const tentative = step["depends-on"].length > 0;
    const both = [safe, latest].flatMap((day) => (day.day ? [day.day.words, day.sum] : [day.sum]));
    const told = [step.title, step["who-words"], step["where-words"], step.how, ...step.papers.map((paper) => paper.words), ...(unsettled ? both : []), ...common(step)];
    const of = [step.title, tentative, told];
    add("opens", step.rule, opens, ...of);
    const known = [safe, latest].filter((day) => day.day);
    if (known.length > 0 && known.every(passed)) {
      if (!(tentative && floats(safe))) events.push({ kind: "late", rule: step.rule, day: today, title: step.title, tentative, told });
      continue;
    }
    working("working", step.rule, safe, ...of);
    add("safe", step.rule, safe, ...of);
    if (!unsettled) continue;
    // One event where both days share their last working day, and none where that is the safe day itself.
    const before = latest["working-day"]?.date;
    if (before !== safe["working-day"]?.date && before !== safe.day?.date) working("working-latest", step.rule, latest, ...of);
    add("latest", step.rule, latest, ...of);
  }
  for (const remark of remarks) {
    const tentative = remark["depends-on"].length > 0;
    const of = [remark.title, tentative, [remark.title, remark.body, ...common(remark)]];
    if (remark.opens && !floats(remark.opens)) add("opens", remark.rule, remark.opens, ...of);
    if (remark.due && !floats(remark.due)) {
      working("working", remark.rule, remark.due, ...of);
      add("day", remark.rule, remark.due, ...of);
    }
  }
  return events;
}

/** The file as text and as ical.js reads it; its lines are checked on the way. */
function read(name, bytes) {
  const lines = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf("\r\n", start);
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length : end + 2;
  }
  check(`${name}: ends with a line`, bytes.subarray(-2).toString(), "\r\n");
  check(`${name}: lines of 75 octets at most`, lines.filter((line) => line.length > 75).length, 0);
  const broken = lines.filter((line) => !Buffer.from(line.toString("utf8"), "utf8").equals(line));
  check(`${name}: lines cut inside a character`, broken.length, 0);
  check(`${name}: bare line ends`, lines.filter((line) => line.includes("\n") || line.includes("\r")).length, 0);
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString("utf8")));
  return { calendar, events: calendar.getAllSubcomponents("vevent") };
}

const key = ({ kind, rule, day }) => `${kind}.${rule} ${day}`;
const text = (component, property) => component.getFirstPropertyValue(property);

function compare(name, page, bytes, language) {
  const wanted = expected(page, language);
  if (bytes === null) {
    check(`${name}: no file, so no day to keep`, wanted.map(key), []);
    return new Map();
  }
  const { calendar, events } = read(name, bytes);
  check(`${name}: version`, text(calendar, "version"), "2.0");
  check(`${name}: product`, text(calendar, "prodid").includes("One-Card Guide"));
  // ical.js leaves the values of properties that it does not know as they stand in the file.
  const unescaped = text(calendar, "x-wr-calname").replace(/\\([\\;,])/g, "$1");
  check(`${name}: name unharmed`, unescaped.endsWith(NAME));
  const found = events.map((event) => {
    const uid = text(event, "uid");
    return { event, uid, start: text(event, "dtstart"), part: uid.slice(0, uid.lastIndexOf(".")) };
  });
  check(`${name}: every event once`, new Set(found.map(({ uid }) => uid)).size, found.length);
  check(`${name}: the same days`, found.map(({ part, start }) => `${part} ${start}`).sort(), wanted.map(key).sort());
  for (const event of wanted) {
    const match = found.find(({ part }) => part === `${event.kind}.${event.rule}`);
    if (match) compareEvent(`${name}: ${key(event)}`, page, event, match);
  }
  return new Map(found.map(({ uid, event }) => [uid, Number(text(event, "sequence"))]));
}

function compareEvent(name, page, wanted, { event, start }) {
  check(`${name}: all day`, start.isDate);
  check(`${name}: one day long`, text(event, "dtend").toString(), next(wanted.day));
  check(`${name}: stamp`, text(event, "dtstamp").toString(), `${page.today.date}T00:00:00Z`);
  check(`${name}: status`, text(event, "status"), wanted.tentative ? "TENTATIVE" : "CONFIRMED");
  check(`${name}: address`, text(event, "url"), LINK);
  const told = `${text(event, "summary")}\n${text(event, "description")}`;
  check(`${name}: not told`, wanted.told.filter((words) => !told.includes(words)), []);
  check(`${name}: title`, text(event, "summary").includes(wanted.title));
  const alarms = event.getAllSubcomponents("valarm");
  const due = ALARMS.filter((days) => moved(wanted.day, -days) >= page.today.date);
  check(`${name}: alarms`, alarms.map((alarm) => text(alarm, "trigger").toSeconds()), due.map((days) => NINE - days * DAY));
  check(`${name}: alarms speak`, alarms.every((alarm) => text(alarm, "action") === "DISPLAY" && text(alarm, "description") === text(event, "summary")));
}

const names = readdirSync(FOLDER).filter((name) => /^s\d\d-.*\.toml$/.test(name)).sort();
check("scenarios S1 to S20", new Set(names.map((name) => name.slice(0, 3))).size, 20);
let compared = 0;
for (const scenario of names.map(scenarioOf)) {
  let first;
  for (const language of LANGUAGES) {
    const page = JSON.parse(run(scenario, scenario.today, language, "json"));
    const uids = compare(`${scenario.name} (${language})`, page, run(scenario, scenario.today, language, "calendar"), language);
    compared += uids.size;
    // The language changes words, not what an event is called.
    first ??= uids;
    check(`${scenario.name} (${language}): the same events as in ${LANGUAGES[0]}`, [...uids.keys()], [...first.keys()]);
  }
  const later = next(scenario.today);
  const page = JSON.parse(run(scenario, later, "en", "json"));
  const second = compare(`${scenario.name}, a day later`, page, run(scenario, later, "en", "calendar"), "en");
  const both = [...second].filter(([uid]) => first.has(uid));
  check(`${scenario.name}: events are met again`, both.length > 0, first.size > 0 && second.size > 0);
  check(`${scenario.name}: each in a later version`, both.every(([uid, sequence]) => sequence === first.get(uid) + 1));
}
check("events were compared", compared > 100);
console.log(`${names.length} scenarios, ${compared} events`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
