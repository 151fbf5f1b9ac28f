// What chats and mail programs show of an address that somebody sends: title and words always. The picture only where it is
// known at which address the site will stand, since they want a whole address.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { markOf } from './release.mjs';

/** Drawn by tests/e2e/icons.mjs. */
const PICTURE = new URL('../style/preview.png', import.meta.url);
const WORDS = JSON.parse(readFileSync(new URL('../src/text/en.json', import.meta.url), 'utf8'));

/** The page with the words for it in its head; with a `site`, such as `https://example.org/guide`, the picture is put into `folder`. */
export function withPreview(html, folder, site = '') {
  const words = (pattern) => pattern.exec(html)[1];
  const tags = {
    'og:type': 'website',
    'og:title': words(/<title>([^<]*)</),
    'og:description': words(/name="description"\s+content="([^"]*)"/),
    'twitter:card': site ? 'summary_large_image' : 'summary',
  };
  if (site) {
    const address = new URL(site.replace(/\/*$/, '/'));
    if (!/^https?:$/.test(address.protocol)) throw new Error(`SITE_URL is \`${site}\`: it must begin with https://`);
    const picture = readFileSync(PICTURE);
    const name = `preview-${markOf(picture)}.png`;
    writeFileSync(join(folder, name), picture);
    Object.assign(tags, {
      'og:url': address.href,
      'og:image': address.href + name,
      'og:image:width': '1200',
      'og:image:height': '630',
      'og:image:alt': WORDS['ui.card.moving'],
    });
  }
  const line = ([name, content]) => `<meta ${name.startsWith('og:') ? 'property' : 'name'}="${name}" content="${content}">\n`;
  return html.replace('</head>', () => `${Object.entries(tags).map(line).join('')}</head>`);
}
