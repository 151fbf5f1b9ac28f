// The program as wasm-bindgen and the split tool leave it, made into the three files that are published: the script, small, with
// the loader of the lazy part in it; the program; the lazy part (`_rest`), made small like the program by Trunk.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { buildSync } = createRequire(new URL('../tests/npm/package.json', import.meta.url))('esbuild');
const LOADER = '__wasm_split.js';
// What rustc uses. Others (`--all-features`) make a file that browsers refuse.
const FEATURES = ['bulk-memory', 'bulk-memory-opt', 'call-indirect-overlong', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

/** `parts`: the folder of what was cut off, or nothing. Returns the endings of the files, which belong together. */
export function program(staging, name, parts) {
  const script = join(staging, `${name}.js`);
  const split = Boolean(parts) && existsSync(join(parts, LOADER));
  if (split) {
    execFileSync('wasm-opt', ['-Os', '--low-memory-unused', ...FEATURES.map((each) => `--enable-${each}`), join(parts, 'split_rest.wasm'), '-o', join(staging, `${name}_rest.wasm`)]);
    const fetched = 'fetch(new URL("./split_rest.wasm", import.meta.url))';
    const loader = readFileSync(join(parts, LOADER), 'utf8');
    if (loader.split('fetch(').length !== 2 || !loader.includes(fetched)) throw new Error(`the split tool writes another loader:\n${loader}`);
    writeFileSync(join(staging, LOADER), `import { part } from './part.js';\n${loader.replace(fetched, 'part()')}`);
    copyFileSync('src/browser/part.js', join(staging, 'part.js'));
  }
  const { outputFiles } = buildSync({ entryPoints: [script], bundle: split, format: 'esm', minify: true, write: false });
  writeFileSync(script, outputFiles[0].contents);
  for (const each of [LOADER, 'part.js']) rmSync(join(staging, each), { force: true });
  return ['.js', '_bg.wasm', ...(split ? ['_rest.wasm'] : [])];
}
