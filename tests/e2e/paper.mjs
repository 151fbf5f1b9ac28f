// Browsers that print for real: with windows on a screen of their own, silently, into files that are read here. Nothing is
// told to the page: what it hears of printing it hears from the browser.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FLAGS, require } from './browser.mjs';
import { TODAY } from './journey.mjs';

const { chromium } = require('playwright-core');
const puppeteer = require('puppeteer-core');
const run = promisify(execFile);
const SECONDS = 20;

/** A screen that nobody sees, under a number that is free. */
export async function screen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise((done, failed) => {
    server.once('error', () => failed(new Error('Xvfb is missing: install the package xvfb')));
    server.once('exit', () => failed(new Error('Xvfb did not start')));
    server.stdio[3].once('data', (number) => done(`:${String(number).trim()}`));
  });
  const ended = new Promise((done) => { server.removeAllListeners('exit'); server.once('exit', done); });
  return { display, close: () => { server.kill(); return ended; } };
}

/** A folder of its own for a browser: its profile, and what it prints. */
function folder() {
  const place = mkdtempSync(join(tmpdir(), 'one-card-guide-paper-'));
  const out = join(place, 'out');
  mkdirSync(out);
  return { place, out, remove: () => rmSync(place, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The sheets of a printer, as Chromium names them. */
const SHEETS = { A4: 'iso_a4_210x297mm', A5: 'iso_a5_148x210mm', Letter: 'na_letter_8.5x11in' };

/** Chromium, whose window for printing presses its own button. `letters` is the size of text that a person has set. */
export async function openChromium({ display }, { sheet = 'A4', letters = 16, dark = false } = {}) {
  const { place, out, remove } = folder();
  const window = {
    version: 2,
    recentDestinations: [{ id: 'Save as PDF', origin: 'local', account: '' }],
    isHeaderFooterEnabled: false,
  };
  mkdirSync(join(place, 'Default'));
  writeFileSync(join(place, 'Default', 'Preferences'), JSON.stringify({
    printing: { print_preview_sticky_settings: { appState: JSON.stringify(window) }, paper_size_default: { name: SHEETS[sheet] } },
    savefile: { default_directory: out },
    webkit: { webprefs: { default_font_size: letters } },
  }));
  const context = await chromium.launchPersistentContext(place, {
    executablePath: process.env.CHROME || '/usr/bin/chromium',
    headless: false,
    args: [...FLAGS, '--kiosk-printing'],
    env: { ...process.env, DISPLAY: display },
    viewport: null,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
  });
  await context.addInitScript(prepared, TODAY.getTime());
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(SECONDS * 1000);
  return paper({ page, display, out, window: 'chrom', close: async () => { await context.close(); remove(); } });
}

/** Firefox, which asks nothing and prints to a file. */
export async function openFirefox({ display }) {
  const { place, out, remove } = folder();
  const printer = 'print.printer_Mozilla_Save_to_PDF';
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: false,
    defaultViewport: null,
    // What Firefox keeps beside its profile goes where the rest goes.
    env: { ...process.env, DISPLAY: display, HOME: place, TMPDIR: place },
    extraPrefsFirefox: {
      'print.always_print_silent': true,
      print_printer: 'Mozilla Save to PDF',
      [`${printer}.print_to_file`]: true,
      [`${printer}.print_to_filename`]: join(out, 'firefox.pdf'),
      // A4, in millimetres.
      [`${printer}.print_paper_id`]: 'iso_a4',
      [`${printer}.print_paper_width`]: '210',
      [`${printer}.print_paper_height`]: '297',
      [`${printer}.print_paper_size_unit`]: 1,
      ...Object.fromEntries(['headerleft', 'headercenter', 'headerright', 'footerleft', 'footercenter', 'footerright'].map((part) => [`${printer}.print_${part}`, ''])),
    },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(SECONDS * 1000);
  await page.evaluateOnNewDocument(prepared, TODAY.getTime());
  return paper({ page, display, out, window: 'firefox', close: async () => { await browser.close(); remove(); } });
}

/** Before the page begins: the day of the journeys, and no service worker. */
function prepared(now) {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) { super(...(parts.length > 0 ? parts : [now])); }
    static now() { return now; }
  };
  delete Navigator.prototype.serviceWorker;
}

/** What both browsers can: be shown a page, and print it by its button or by their own command. */
function paper({ page, display, out, window, close }) {
  const xdotool = (...words) => run('xdotool', words, { env: { ...process.env, DISPLAY: display } });
  /** Does what makes the browser print, and reads the file once it is whole. */
  async function printed(press) {
    // The button waits for the paper in one browser and not in the other.
    const [file] = await Promise.all([written(out), press()]);
    const read = await readPaper(file);
    rmSync(file);
    await page.waitForFunction(() => !document.querySelector('.paper'));
    return read;
  }
  return {
    page,
    close,
    /** Shows a page with these texts in the store. */
    async show(url, route, kept) {
      await page.goto(`${url}#/about`);
      await page.evaluate((entries) => {
        localStorage.clear();
        for (const [key, value] of entries) localStorage.setItem(key, value);
      }, Object.entries(kept));
      await page.goto('about:blank');
      await page.goto(url + route);
      await page.waitForSelector('html[data-program="running"] main:not(.page--waiting) h1');
    },
    /** By a button of the page, pressed as a person presses it. */
    byButton: (words) => printed(async () => {
      // At the end of the page they stand beside each other.
      for (const button of (await page.$$('main button')).reverse()) {
        if ((await button.evaluate((one) => one.textContent)) === words) return button.click();
      }
      return assert.fail(`no button “${words}”`);
    }),
    /** By the browser's own command. */
    byKeys: () => printed(async () => {
      const { stdout } = await xdotool('search', '--onlyvisible', '--class', window);
      await xdotool('windowfocus', '--sync', stdout.trim().split('\n').at(-1));
      await xdotool('key', 'ctrl+p');
    }),
  };
}

/** The file in a folder, once it is all there. */
async function written(out) {
  for (const end = Date.now() + SECONDS * 1000; Date.now() < end; await new Promise((done) => { setTimeout(done, 50); })) {
    const [name] = readdirSync(out).filter((each) => each.endsWith('.pdf'));
    if (name && readFileSync(join(out, name)).subarray(-16).includes('%%EOF')) return join(out, name);
  }
  return assert.fail('nothing was printed');
}

/** What a PDF file says, a text for each page; of its first sheet the size in points and a small picture. */
async function readPaper(file) {
  const [{ stdout: text }, { stdout: facts }, { stdout: picture }] = await Promise.all([
    run('pdftotext', [file, '-'], { maxBuffer: 1e8 }),
    run('pdfinfo', [file]),
    run('pdftoppm', ['-singlefile', '-r', '20', '-png', file], { encoding: 'buffer', maxBuffer: 1e8 }),
  ]);
  const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(facts);
  return { pages: text.split('\f').slice(0, -1), size: [Number(width), Number(height)], picture };
}

/** Letters and marks alone: where lines break, and how two letters are drawn as one, is the browser's. */
export const bare = (words) => words.normalize('NFKC').replace(/\s+/g, '');

/** The same without Chinese among English words: not every file of Firefox says which characters it has drawn. */
export const latin = (words) => words.normalize('NFKC').replace(/[^!-~]/g, '');
