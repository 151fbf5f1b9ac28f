// Fetches the part of the program that is cut off (src/app/pages/mod.rs), for the loader that the split tool writes.
// .ci/program.mjs puts both into the script of the program.
let failures = 0;

export async function part() {
  // Past what the browser has kept of a failure.
  const response = await fetch(import.meta.url.replace(/\.js\b.*$/, '_rest.wasm'), failures ? { cache: 'reload' } : {});
  // The host itself has no such file: this release is gone from there.
  if (failures++ && (response.status === 404 || response.status === 410)) {
    document.documentElement.dataset.gone = '';
    dispatchEvent(new Event('one-card-guide:release'));
  }
  return response;
}
