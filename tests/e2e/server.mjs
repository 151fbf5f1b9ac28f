// A small static server, as a host such as GitHub Pages would do it: right types, gzip, for the rest 404 and the site's 404.html.
// As a module: `serve({ prefix: '/any/sub/path/' })`. As a program: `node server.mjs [port]` serves dist/ at `/`.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves `folder` under `prefix` on 127.0.0.1; or several folders, each under its own prefix, as `sites` says at the moment.
 * Port 0 takes a free one. `cache` is what browsers are told of keeping files. `fault(path)` hears of every request, and may
 * give a wrong answer: its status and body, and headers.
 * Returns the address of the page and `close()`.
 */
export async function serve({
  folder = DIST,
  prefix = '/',
  sites = { [prefix]: folder },
  port = 0,
  cache = 'no-cache',
  fault = () => undefined,
} = {}) {
  for (const root of Object.values(sites)) {
    if (!existsSync(join(root, 'index.html'))) throw new Error(`there is no index.html in ${root}: run \`make build\` first`);
  }
  const server = createServer((request, response) => {
    const wrong = fault(request.url);
    if (wrong) {
      response.writeHead(wrong.status, { 'content-type': 'text/html; charset=utf-8', ...wrong.headers }).end(wrong.body);
      return;
    }
    const at = Object.keys(sites).sort((a, b) => b.length - a.length).find((path) => request.url.startsWith(path));
    const there = at && locate(resolve(sites[at]), at, request.url);
    const file = there ?? (at && locate(resolve(sites[at]), at, `${at}404.html`));
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    const headers = {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': cache,
    };
    let body = readFileSync(file);
    if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !file.endsWith('.png')) {
      body = gzipSync(body, { level: 6 });
      headers['content-encoding'] = 'gzip';
      headers.vary = 'accept-encoding';
    }
    headers['content-length'] = body.length;
    response.writeHead(there ? 200 : 404, headers).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${Object.keys(sites)[0]}`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

/** The file that a request's address names, or nothing. Never a file outside `root`. */
function locate(root, prefix, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(`http://local${url}`).pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(prefix)) return undefined;
  let file = resolve(root, `./${path.slice(prefix.length)}`);
  if (file !== root && !file.startsWith(`${root}/`)) return undefined;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  // A slash at the end names a folder.
  else if (path.endsWith('/')) return undefined;
  return existsSync(file) ? file : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = Number(process.argv[2] ?? 8080);
  const site = await serve({ port: wanted }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.log(`Port ${wanted} is taken; here is a free one. (PORT=… make serve chooses another.)`);
    return serve();
  });
  console.log(`\nOne-Card Guide: ${site.url}\n(Ctrl-C stops it.)`);
}
