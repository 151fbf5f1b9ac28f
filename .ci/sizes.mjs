// What a first visit weighs. Prints every file of dist/, then the sum of those that a first visit loads, gzipped as a
// host does it. Fails past the limit. 1 KB is 1000 bytes.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { filesUnder, firstVisitFiles } from './first-visit.mjs';
import { isPreview, isRare } from './release.mjs';

const GOAL = 150_000;
const LIMIT = 200_000;

const first = new Set(firstVisitFiles('dist'));
const row = (raw, gzip, mark, name) => console.log(`${String(raw).padStart(9)} ${String(gzip).padStart(9)}  ${mark}  ${name}`);
row('raw', 'gzip', ' ', 'file (* = loaded by a first visit)');

let sum = 0;
let kept = 0;
for (const file of filesUnder('dist')) {
  const raw = readFileSync(`dist/${file}`);
  const gzip = gzipSync(raw, { level: 6 }).length;
  if (first.has(file)) sum += gzip;
  if (!isRare(file) && !isPreview(file)) kept += gzip;
  row(raw.length, gzip, first.has(file) ? '*' : ' ', file);
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
console.log(`kept on the device after it, first visit included: ${kb(kept)} gzip`);
const passed = sum <= LIMIT;
console.log(`first visit: ${kb(sum)} gzip; goal ${kb(GOAL)} ${sum <= GOAL ? 'met' : 'missed'}; limit ${kb(LIMIT)}`);
console.log(passed ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exitCode = passed ? 0 : 1;
