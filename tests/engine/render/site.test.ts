// What a site says of itself to hosts, search engines and chats, and what its pictures show.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureWith } from '../../../scripts/draw/type/metrics.ts';
import { rasterizeWith } from '../../../scripts/draw/type/raster.ts';
import { readFonts } from '../../../scripts/host/fonts.ts';
import type { Edition } from '../../../scripts/model/edition.ts';
import { report } from '../../../scripts/render/report/report.ts';
import { licenceAddress, licenceName, siteAddress } from '../../../scripts/render/site/addresses.ts';
import { sharePicture, shareSvg } from '../../../scripts/render/site/share-picture.ts';
import { siteOutputs } from '../../../scripts/render/site/site.ts';
import { fixtureProject } from '../../support/check.ts';
import { sampleEdition } from '../../support/edition.ts';
import { sampleKit } from '../../support/kit.ts';
import { minimalRun } from '../../support/run.ts';

const url = 'https://site.example/boot';

/** The texts and files of the site of the minimal project by path, with lines added to `edition.yml`. */
async function siteOf(...lines: readonly string[]): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const edition = `${fixtureProject('minimal')['content/edition.yml']}${lines.join('\n')}\n`;
  const options = { outputs: siteOutputs, selection: { isPublic: true } };
  const { outputs, messages } = await minimalRun({ 'content/edition.yml': edition }, options).rendered();
  expect(messages.map(({ reason }) => reason)).toEqual([]);
  const made = new Map<string, string | Uint8Array>();
  for (const page of outputs.flatMap(({ pages }) => pages)) {
    if (page.kind === 'text') made.set(page.path, page.text);
    if (page.kind === 'file') made.set(page.path, page.bytes);
  }
  return made;
}

let published: ReadonlyMap<string, string | Uint8Array>;
let unpublished: ReadonlyMap<string, string | Uint8Array>;
beforeAll(async () => {
  published = await siteOf(`url: ${url}`);
  unpublished = await siteOf();
}, 60_000);

const textOf = (path: string, site = published) => String(site.get(path));
const bytesOf = (path: string) => Buffer.from(published.get(path) as Uint8Array);
const headOf = (path: string, site = published) => textOf(path, site).split('<style>')[0] ?? '';
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

const fonts = await readFonts();

describe('the picture of a link', () => {
  const kitOf = (edition: Edition) => sampleKit(edition, report, fonts);
  const pictureOf = async (edition = sampleEdition) =>
    Buffer.from(await sharePicture(edition, kitOf(edition)));

  it('is as large as networks ask for, small as a file, and the same bytes each time', async () => {
    const picture = await pictureOf();
    expect(sizeOf(picture)).toEqual([1200, 630]);
    expect(picture.length).toBeLessThan(300_000);
    expect(await pictureOf()).toEqual(picture);
    expect(sizeOf(bytesOf('share.png'))).toEqual([1200, 630]);
  });

  it('shows the title and the art of the cover', async () => {
    const digest = (png: Buffer) => createHash('sha256').update(png).digest('hex');
    const { cover: _, ...bare } = sampleEdition;
    const meta = { ...sampleEdition.meta, title: 'Another title of this edition' };
    const all = await Promise.all([pictureOf(), pictureOf(bare), pictureOf({ ...sampleEdition, meta })]);
    expect(new Set(all.map(digest)).size).toBe(3);
  });

  it('has a band in place of the art where long words leave no room', () => {
    const { meta } = sampleEdition;
    const svgOf = (subtitle: string) =>
      shareSvg({ ...sampleEdition, meta: { ...meta, subtitle } }, kitOf(sampleEdition), measureWith(fonts));
    expect(svgOf('Short')).toContain('<path');
    const long = svgOf('What measurements say about many things. '.repeat(8));
    expect(long).not.toContain('<path');
    expect(long).toContain('<rect');
  });

  it('is named by the page with an absolute address, its size and its words', () => {
    const head = headOf('index.html');
    expect(head).toContain(`<meta property="og:image" content="${url}/share.png">`);
    expect(head).toContain('<meta property="og:image:width" content="1200">');
    expect(head).toContain('<meta property="og:image:height" content="630">');
    expect(head).toContain('<meta property="og:image:alt" content="Boot times: The smallest report">');
    expect(head).toContain('<meta name="twitter:card" content="summary_large_image">');
  });
});

describe('the head of the page', () => {
  it('leads to the volume, the data, the licence and the address to cite', () => {
    const head = headOf('index.html');
    expect(head).toContain(`<link rel="canonical" href="${url}">`);
    expect(head).toContain(`<link rel="cite-as" href="${url}">`);
    expect(head).toContain(
      '<link rel="alternate" href="report.pdf" type="application/pdf" title="report (PDF)">',
    );
    expect(head).toContain('<link rel="describedby" href="data/datapackage.json" type="application/json">');
    expect(head).toContain('<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">');
    // Relations of links that are registered (RFC 8288), and `icon` and `canonical` among them.
    const relations = [...head.matchAll(/<link rel="([^"]*)"/g)].map(([, rel]) => rel);
    expect(relations.sort()).toEqual(['alternate', 'canonical', 'cite-as', 'describedby', 'icon', 'license']);
  });

  it('describes figures and datasets with the addresses of their files', () => {
    const described = JSON.parse(/ld\+json">([^<]*)</.exec(textOf('index.html'))?.[1] ?? '{}');
    expect(described.image).toBe(`${url}/share.png`);
    expect(described.encoding).toMatchObject({ contentUrl: `${url}/report.pdf` });
    expect(described.hasPart).toEqual([
      expect.objectContaining({
        '@type': 'Dataset',
        distribution: expect.objectContaining({ contentUrl: `${url}/data/boot-times.csv` }),
      }),
      expect.objectContaining({
        '@type': 'ImageObject',
        '@id': `${url}#fig-boot-times`,
        contentUrl: `${url}/figures/boot-times.png`,
        license: 'https://creativecommons.org/licenses/by/4.0/',
      }),
    ]);
  });
});

describe('a figure', () => {
  it('is a picture with its title and its sources, the same as vectors and as pixels', async () => {
    const svg = textOf('figures/boot-times.svg');
    const words = svg
      .replace(/<(?:title|desc|style)>.*?<\/(?:title|desc|style)>/gs, '')
      .replaceAll('\u00a0', ' ');
    expect(words).toContain('boots');
    expect(words).toContain('Author 2020');
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
    const png = bytesOf('figures/boot-times.png');
    expect(sizeOf(png)).toEqual([Math.round((width ?? 0) * 2), Math.round((height ?? 0) * 2)]);
    const plain = svg.replace(/<style>.*?<\/style>/s, '');
    const [w = 0, h = 0] = sizeOf(png);
    const drawn = Buffer.from(await rasterizeWith(fonts).raster(plain, w, h, '#ffffff'));
    // Behind the header and the remark that says what made it.
    expect(png.subarray(-drawn.length + 33)).toEqual(drawn.subarray(33));
  });

  it('has a page that is shared with its picture and leads into the report', () => {
    const page = textOf('figures/boot-times.html');
    expect(page).toContain(`<meta property="og:image" content="${url}/figures/boot-times.png">`);
    expect(page).toContain(`<link rel="canonical" href="${url}/figures/boot-times.html">`);
    expect(page).toContain('href="../index.html#fig-boot-times"');
    expect(page).toContain('srcset="boot-times.narrow.svg"');
    expect(page).not.toMatch(/http-equiv="refresh"|<script>/);
    expect(JSON.parse(/ld\+json">([^<]*)</.exec(page)?.[1] ?? '{}')).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'ImageObject',
      contentUrl: `${url}/figures/boot-times.png`,
    });
    expect(textOf('index.html')).toContain('href="figures/boot-times.html"');
  });
});

describe('what hosts look for', () => {
  it('is a map of absolute addresses with the date of the edition, which the rules for robots name', () => {
    expect(textOf('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${url}/sitemap.xml\n`);
    const map = textOf('sitemap.xml');
    expect(map).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9">\n(?:<url><loc>https:[^<]+<\/loc><lastmod>2026-11-20<\/lastmod><\/url>\n)+<\/urlset>\n$/,
    );
    const addresses = [...map.matchAll(/<loc>([^<]*)</g)].map(([, address]) => address);
    expect(addresses).toContain(url);
    expect(addresses).toContain(`${url}/figures/boot-times.html`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('is a page for addresses that lead nowhere, which search engines leave out', () => {
    const page = textOf('404.html');
    expect(page).toContain('<meta name="robots" content="noindex">');
    // It is shown at any depth.
    expect(page).toContain(`href="${url}"`);
    expect(page.length).toBeLessThan(10_000);
    expect(textOf('.nojekyll')).toBe('');
  });
});

it('pretends nothing without an address, and leads to the files beside it all the same', () => {
  expect([...published.keys()].filter((path) => !unpublished.has(path)).sort()).toEqual([
    'share.png',
    'sitemap.xml',
  ]);
  for (const [path, content] of unpublished) {
    if (!path.endsWith('.html') || path === 'deck.html') continue;
    expect(headOf(path, unpublished), path).not.toMatch(
      /canonical|cite-as|og:url|og:image|ld\+json|citation_|twitter/,
    );
    expect(String(content).includes('site.example'), path).toBe(false);
  }
  expect(headOf('index.html', unpublished)).toContain('rel="alternate" href="report.pdf"');
  expect(textOf('robots.txt', unpublished)).toBe('User-agent: *\nAllow: /\n');
});

it('finds the folder of a site in any form of its address', () => {
  expect(siteAddress('https://example.org', 'a.png')).toBe('https://example.org/a.png');
  expect(siteAddress('https://example.org/2026.12', 'a.png')).toBe('https://example.org/2026.12/a.png');
  expect(siteAddress('https://example.org/r/', 'a.png')).toBe('https://example.org/r/a.png');
  expect(siteAddress('https://example.org/r/index.html?x#y', 'a.png')).toBe('https://example.org/r/a.png');
});

it('is at its folder where the address of the edition names another page, so that no page that is left out is named', async () => {
  const named = await siteOf('url: https://example.org/r/report.html');
  expect(headOf('index.html', named)).toContain('<link rel="canonical" href="https://example.org/r/">');
  for (const path of ['index.html', '404.html', 'sitemap.xml', 'robots.txt'])
    expect(textOf(path, named).split('<style>')[0], path).not.toContain('r/report.html');
}, 30_000);

it('knows where the terms of Creative Commons are, and guesses no others', () => {
  expect(licenceAddress('CC-BY-NC-SA-4.0')).toBe('https://creativecommons.org/licenses/by-nc-sa/4.0/');
  expect(licenceAddress('CC0-1.0')).toBe('https://creativecommons.org/publicdomain/zero/1.0/');
  expect(licenceAddress('All rights reserved')).toBeUndefined();
});

it('names licences of Creative Commons as people read them, and others as they are written', () => {
  const names = ['CC-BY-4.0', 'CC-BY-NC-SA-4.0', 'CC0-1.0', 'Apache-2.0', 'All rights reserved'];
  expect(names.map((name) => licenceName(name).replaceAll('\u00a0', ' '))).toEqual([
    'CC BY 4.0',
    'CC BY-NC-SA 4.0',
    'CC0 1.0',
    'Apache-2.0',
    'All rights reserved',
  ]);
});
