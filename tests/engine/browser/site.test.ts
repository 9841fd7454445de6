// The site of a build, in the browser: its links, its pages, and what happens to it in later builds.
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../scripts/host/browser/browser.ts';
import { copyFixture, digests } from '../../support/project.ts';
import { cliHere } from '../../support/session.ts';
import { withPdf } from './described.ts';
import { cacheFolder } from './printing.ts';

const url = 'https://site.example/boot/';
const secret = 'Nobody but the speaker reads this.';
const slides = `
:::slide{layout=statement minutes=1 private}
# Only for the room

<!-- ${secret} -->
:::
`;

let folder = '';
let site = '';
const opened = launchBrowser({ cacheFolder });

const env = { CHROME_PATH: '', CI: 'true' };
const build = (...options: readonly string[]) => cliHere(['build', ...options], folder, env);

beforeAll(async () => {
  folder = await copyFixture('minimal');
  site = join(folder, 'dist/site');
  await appendFile(join(folder, 'content/edition.yml'), `url: ${url}\n`);
  await appendFile(join(folder, 'content/02-boot.md'), slides);
  const run = await build('--site');
  expect(run, run.stdout + run.stderr).toMatchObject({ code: 0 });
  expect(run.stdout).toMatch(/dist\/site\/ {2}\d+ files/);
}, 120_000);
afterAll(async () => {
  await (await opened).close();
  await rm(folder, { recursive: true, force: true });
});

async function tabAt(address: string, width = 1440): Promise<Page> {
  const tab = await (await opened).newPage();
  await tab.setViewport({ width, height: 900 });
  await tab.goto(address, { waitUntil: 'load' });
  return tab;
}

/** Addresses to which an HTML page leads or which it shows, as they are resolved in the browser. */
const addressesIn = (tab: Page): Promise<readonly string[]> =>
  tab.evaluate(`[
    ...[...document.querySelectorAll('a[href], link[href]')].map(({ href }) => href),
    ...[...document.querySelectorAll('[src]')].map(({ src }) => src),
    ...[...document.querySelectorAll('[srcset]')].map(({ srcset }) => new URL(srcset, location.href).href),
    ...[...document.querySelectorAll('meta[content^="https:"]')].map(({ content }) => content),
  ]`) as Promise<readonly string[]>;

/** Names of files in a PDF may be UTF-16, which pdfjs gives byte by byte. */
const decoded = (name: string): string =>
  name.startsWith('\u00fe\u00ff')
    ? new TextDecoder('utf-16be').decode(Uint8Array.from(name, (one) => one.charCodeAt(0)).subarray(2))
    : name;

const linksOfPdf = (path: string): Promise<readonly string[]> =>
  withPdf(new Uint8Array(readFileSync(path)), async (pdf) => {
    const pages = Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1));
    const notes = await Promise.all((await Promise.all(pages)).map((page) => page.getAnnotations()));
    return notes
      .flat()
      .flatMap(({ unsafeUrl }) => (typeof unsafeUrl === 'string' ? [decoded(unsafeUrl)] : []));
  });

/** What a static host does: files as they are, `index.html` for a folder, and `404.html` for all else. */
function serve(root: string): Promise<Server> {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    svg: 'image/svg+xml',
    png: 'image/png',
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const bytes = await readFile(join(root, name)).catch(() => undefined);
    const type = bytes === undefined ? 'text/html' : types[name.split('.').at(-1) ?? ''];
    const head = { 'content-type': type ?? 'application/octet-stream' };
    response.writeHead(bytes === undefined ? 404 : 200, head);
    response.end(bytes ?? (await readFile(join(root, '404.html'))));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** The addresses in a file of the site, absolute. */
async function linksIn(name: string, base: string): Promise<readonly string[]> {
  if (name.endsWith('.pdf'))
    return (await linksOfPdf(join(site, name))).map((link) => new URL(link, base + name).href);
  const tab = await tabAt(`${base}${name}`);
  const found = await addressesIn(tab);
  await tab.close();
  return found;
}

/** Whether a file of the site is there, and, where it is a page, the element that an address names. */
async function isThere(address: string): Promise<boolean> {
  const [path = '', anchor = ''] = address.split('#');
  const name = path === '' ? 'index.html' : decodeURIComponent(path);
  const text = await readFile(join(site, name), 'utf8').catch(() => undefined);
  // Slides are named by their numbers.
  const hasIds = name.endsWith('.html') && name !== 'deck.html';
  return text !== undefined && (anchor === '' || !hasIds || text.includes(`id="${anchor}"`));
}

/** Links of all files below `base` to files of the site that are not there. */
async function brokenLinks(base: string): Promise<readonly string[]> {
  const names = (await readdir(site, { recursive: true })).filter((name) => /\.(?:html|pdf)$/.test(name));
  const broken: string[] = [];
  for (const name of names) {
    const own = (await linksIn(name, base))
      .map((address) => (address.startsWith(url) ? base + address.slice(url.length) : address))
      .filter((address) => address.startsWith(base));
    if (/^(?:index|report|404)\./.test(name)) expect(own, name).not.toEqual([]);
    for (const address of new Set(own))
      if (!(await isThere(address.slice(base.length)))) broken.push(`${name}: ${address}`);
  }
  return broken;
}

describe('every link leads to something that is there', () => {
  it('on pages from a host, which shows that an address leads nowhere', async () => {
    const server = await serve(site);
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await brokenLinks(base)).toEqual([]);
    const lost = await tabAt(`${base}some/where/else`);
    expect(await lost.title()).toBe('Nothing is at this address – Boot times');
    expect(await addressesIn(lost)).toContain(url);
    await lost.close();
    server.close();
  }, 60_000);

  it('on pages from the disk', async () => {
    expect(await brokenLinks(pathToFileURL(`${site}/`).href)).toEqual([]);
  }, 60_000);
});

it('sends what the volumes lead to on to the same place of the page', async () => {
  const tab = await tabAt(`${pathToFileURL(join(site, 'report.html')).href}#fig-boot-times`);
  await tab.waitForFunction('location.pathname.endsWith("/index.html")');
  expect(new URL(tab.url()).hash).toBe('#fig-boot-times');
  await tab.close();
});

it('maps only files that are there', async () => {
  const map = await readFile(join(site, 'sitemap.xml'), 'utf8');
  for (const [, address = ''] of map.matchAll(/<loc>([^<]*)</g)) {
    const path = address.slice(url.length) || 'index.html';
    await expect(readFile(join(site, path)), path).resolves.toBeDefined();
  }
});

it('holds no note and no private slide in any file', async () => {
  const all = await readdir(site, { recursive: true, withFileTypes: true });
  for (const entry of all.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const words of [secret, 'Only for the room']) expect(bytes.includes(words), entry.name).toBe(false);
  }
  expect(await readFile(join(folder, 'dist/deck.html'), 'utf8')).toContain(secret);
  expect(all.map(({ name }) => name)).not.toContain('speaker.pdf');
});

describe('axe', () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  it.each(['index.html', '404.html', 'figures/boot-times.html'])(
    'finds nothing wrong with %s',
    async (name) => {
      for (const width of [390, 1440]) {
        const tab = await tabAt(pathToFileURL(join(site, name)).href, width);
        await tab.evaluate(source);
        const found = await tab.evaluate(
          'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))',
        );
        const widest = await tab.evaluate('document.documentElement.scrollWidth');
        const shown = await tab.evaluate(
          '[...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0)',
        );
        await tab.close();
        expect(found).toEqual([]);
        expect([widest, shown]).toEqual([width, true]);
      }
    },
  );
});

describe('later builds', () => {
  it('end at once while the site is as it was made, and mend it where it is not', async () => {
    const first = await digests(join(folder, 'dist'));
    expect((await build('--site')).stderr).toContain('up to date');
    await rm(join(site, 'robots.txt'));
    const again = await build('--site');
    expect(again.stderr).not.toContain('up to date');
    expect(await digests(join(folder, 'dist'))).toEqual(first);
  }, 60_000);

  it('say what lies in the place of a file of the site', async () => {
    const page = join(site, 'robots.txt');
    const text = await readFile(page);
    await rm(page);
    await mkdir(page);
    const run = await build('--site');
    expect(run.code, run.stderr).not.toBe(70);
    expect(run.stderr).toContain('robots.txt');
    await rm(page, { recursive: true });
    await writeFile(page, text);
  }, 60_000);

  it('give the same bytes without caches', async () => {
    const first = await digests(join(folder, 'dist'));
    expect(await build('--site', '--no-cache')).toMatchObject({ code: 0 });
    expect(await digests(join(folder, 'dist'))).toEqual(first);
  }, 120_000);

  it('that fail leave the last site whole', async () => {
    const path = join(folder, 'content/02-boot.md');
    const good = await readFile(path, 'utf8');
    const first = await digests(join(folder, 'dist'));
    await writeFile(path, `${good}\n{{duration boot.unknown}}\n`);
    expect(await build('--site')).toMatchObject({ code: 1 });
    await writeFile(path, good);
    expect(await digests(join(folder, 'dist'))).toEqual(first);
  }, 60_000);

  it('of one output keep it, those of all others take it away and say so, and none touches a foreign file in it', async () => {
    const first = await digests(site);
    await writeFile(join(site, 'CNAME'), 'site.example\n');
    expect(await build('--only', 'handout')).toMatchObject({ code: 0 });
    const { CNAME, ...kept } = await digests(site);
    expect(kept).toEqual(first);
    const plain = await build();
    expect(plain.stderr).toContain('the site of the last build is gone; `--site` makes it again');
    expect(await digests(site)).toEqual({ CNAME });
    expect(await build('--site')).toMatchObject({ code: 0 });
    expect(await digests(site)).toEqual({ CNAME, ...first });
    await rm(join(site, 'CNAME'));
  }, 60_000);

  it('refuse half a site', async () => {
    const run = await build('--site', '--only', 'deck');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Unexpected `--site` beside `--only`');
  });

  it('of a variant make a site of its own', async () => {
    await mkdir(join(folder, 'content/editions'), { recursive: true });
    await writeFile(join(folder, 'content/editions/eu.yml'), 'title: Boot times in Europe\n');
    expect(await build('--site', '--edition', 'eu')).toMatchObject({ code: 0 });
    const page = await readFile(join(folder, 'dist/editions/eu/site/index.html'), 'utf8');
    expect(page).toContain('<meta property="og:title" content="Boot times in Europe">');
    const manifest = await readFile(join(folder, 'dist/editions/eu/manifest.json'), 'utf8');
    const paths = JSON.parse(manifest).artifacts.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['site/index.html', 'site/figures/boot-times.png', 'site/data/boot-times.csv']),
    );
  }, 120_000);
});
