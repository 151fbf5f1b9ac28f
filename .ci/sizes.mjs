// What the built site weighs, gzipped as a host does it. Prints every file of dist/, then what a first visit loads, and what is
// kept on the device after it (without older editions and the pictures of the icon). Fails past the limits. 1 KB is 1000 bytes.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { filesUnder, firstVisitFiles } from './first-visit.mjs';
import { isPreview, isRare } from './release.mjs';

const GOAL = 150_000;
const LIMIT = 200_000;
const LIMIT_KEPT = 560_000;

const first = new Set(firstVisitFiles('dist'));
const row = (raw, gzip, mark, name) => console.log(`${String(raw).padStart(9)} ${String(gzip).padStart(9)}  ${mark}  ${name}`);
row('raw', 'gzip', ' ', 'file (* = loaded by a first visit)');

const isPicture = (file) => file.startsWith('icon-');
let sum = 0;
let kept = 0;
for (const file of filesUnder('dist')) {
  const raw = readFileSync(`dist/${file}`);
  const gzip = gzipSync(raw, { level: 6 }).length;
  if (first.has(file)) sum += gzip;
  if (!isRare(file) && !isPreview(file) && !isPicture(file)) kept += gzip;
  row(raw.length, gzip, first.has(file) ? '*' : ' ', file);
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const checks = [sum <= LIMIT, kept <= LIMIT_KEPT];
console.log(`kept on the device: ${kb(kept)} gzip; limit ${kb(LIMIT_KEPT)}`);
console.log(`first visit: ${kb(sum)} gzip; goal ${kb(GOAL)} ${sum <= GOAL ? 'met' : 'missed'}; limit ${kb(LIMIT)}`);
const passed = checks.filter(Boolean).length;
console.log(`${passed} passed, ${checks.length - passed} failed`);
process.exitCode = passed === checks.length ? 0 : 1;
