// Runs the stages of `make test` (`make check`: the fast ones), adds up what each runner itself counted, and ends with
// one line: `N passed, N failed`. A stage that breaks does not stop the others, unless they need what it makes.
// To add a stage, add a line to `stages`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';

const fast = process.argv[2] === 'fast';
const MINUTES_PER_STAGE = 50;

const files = (folder, pattern) => (existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)).sort() : []);
const browserSuites = files('tests', /^browser.*\.rs$/).length > 0 ? "--test 'browser*'" : '';
const hasNextest = process.env.PATH.split(delimiter).some((folder) => existsSync(`${folder}/cargo-nextest`));
const nativeTests = hasNextest
  ? 'cargo nextest run --locked --no-fail-fast; tests=$?; cargo test --locked --doc && exit $tests'
  : 'cargo test --locked --no-fail-fast';

// What it is called, what is run, how its output is counted. `fast`: also in `make check`. `needs`: only after that one.
const stages = [
  { name: 'tools', run: `.ci/tools.sh ${fast ? 'build' : 'test'}`, count: chore, fast: true },
  { name: 'format', run: 'cargo fmt --check', count: gate, fast: true },
  { name: 'lint, native', run: 'cargo clippy --locked --all-targets -- -D warnings', count: gate, fast: true },
  { name: 'lint, browser', run: `.ci/pack.sh && cargo clippy --locked --target wasm32-unknown-unknown --lib --bins ${browserSuites} -- -D warnings`, count: gate, fast: true },
  { name: 'native tests', run: nativeTests, count: cargoTests, fast: true },
  { name: 'verify', run: 'cargo run --locked --release --quiet -- verify', count: ownLine },
  { name: 'coverage', run: 'cargo run --locked --release --quiet -- coverage', count: ownLine },
  { name: 'mutate', run: 'cargo run --locked --release --quiet -- mutate', count: gate },
  ...files('tests/outside', /\.py$/).map((name) => ({ name, run: `"$PYTHON" tests/outside/${name}`, count: ownLine })),
  ...files('tests/outside', /\.mjs$/).map((name) => ({ name, run: `node tests/outside/${name}`, count: ownLine })),
  { name: 'service worker', run: 'node --test --test-reporter=spec tests/worker/*.test.mjs', count: nodeTests },
  { name: 'browser unit tests', run: `.ci/browser-tests.sh --lib --bins ${browserSuites}`, count: cargoTests },
  { name: 'build', run: '.ci/build.sh', count: gate },
  { name: 'size', run: 'node .ci/sizes.mjs', count: ownLine, needs: 'build' },
  { name: 'end to end', run: 'node --test --test-concurrency=2 --test-reporter=spec tests/e2e/*.test.mjs', count: nodeTests, needs: 'build' },
].filter((stage) => stage.fast || !fast);

// Counting. Each takes the output and whether the command succeeded, and returns what passed and what failed.

/** A check that says yes or no: one test. */
function gate(_, succeeded) {
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Preparation: not a test, but its failure counts. */
function chore(_, succeeded) {
  return { passed: 0, failed: succeeded ? 0 : 1 };
}

/** `N passed, N failed`, the line that our own checks print last. */
function ownLine(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return { passed: Number(last?.[1] ?? 0), failed: Number(last?.[2] ?? 0) };
}

/** `cargo test` and wasm-bindgen-test: a line per binary. `cargo nextest`: one line for all. */
function cargoTests(output) {
  const total = { passed: 0, failed: 0 };
  for (const [, passed, failed] of output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)) {
    total.passed += Number(passed);
    total.failed += Number(failed);
  }
  for (const [, run, rest] of output.matchAll(/^\s*Summary .*?(\d+)(?:\/\d+)? tests? run: (.*)$/gm)) {
    const passed = Number(/(\d+) passed/.exec(rest)?.[1] ?? 0);
    total.passed += passed;
    total.failed += Number(run) - passed;
  }
  return total;
}

/** Node's own runner. */
function nodeTests(output) {
  const line = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return { passed: line('pass'), failed: line('fail') + line('cancelled') };
}

/** Runs a command with its output shown as it comes, and returns that output, plain. */
function run(command) {
  return new Promise((done) => {
    const child = spawn('bash', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => { output += text; process.stdout.write(text); });
    }
    const stop = () => process.kill(-child.pid, 'SIGKILL');
    const clock = setTimeout(() => { console.log(`stopped after ${MINUTES_PER_STAGE} minutes`); stop(); }, MINUTES_PER_STAGE * 60_000);
    const interrupted = () => { stop(); process.exit(130); };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    child.on('close', (code) => {
      clearTimeout(clock);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      done({ succeeded: code === 0, output: output.replace(/\u001b\[[0-9;]*m/g, '') });
    });
  });
}

const report = [];
for (const { name, run: command, count, needs } of stages) {
  console.log(`\n=== ${name}`);
  if (needs && !report.find((row) => row.name === needs)?.fine) {
    console.log(`left out, and counted as failed: it needs \`${needs}\``);
    report.push({ name, passed: 0, failed: 1, seconds: 0, fine: false });
    continue;
  }
  const began = Date.now();
  const { succeeded, output } = await run(command);
  const { passed, failed } = count(output, succeeded);
  const empty = passed + failed === 0 && count !== chore;
  if (empty) console.log('no test was counted, which is a failure');
  // A runner that ends badly without naming a failed test still counts as one.
  const failures = failed || (empty || !succeeded ? 1 : 0);
  report.push({ name, passed, failed: failures, seconds: (Date.now() - began) / 1000, fine: failures === 0 });
}

console.log(`\n${'stage'.padEnd(24)} passed  failed  seconds`);
for (const { name, passed, failed, seconds } of report) {
  console.log(`${name.padEnd(24)} ${String(passed).padStart(6)}  ${String(failed).padStart(6)}  ${seconds.toFixed(1).padStart(7)}`);
}
const sum = (what) => report.reduce((total, row) => total + row[what], 0);
const verdict = `${sum('passed')} passed, ${sum('failed')} failed`;
const target = process.env.CARGO_TARGET_DIR ?? 'target';
mkdirSync(target, { recursive: true });
writeFileSync(`${target}/test-summary`, `${verdict}\n`);
console.log(`\n${verdict}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
