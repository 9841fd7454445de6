// The ledger and manifest of a release, and artifacts that are kept from the last build.
import { expect, test } from 'vitest';
import { compare } from '../../../scripts/changes/compare.ts';
import { makeLedger, readLedger } from '../../../scripts/changes/ledger.ts';
import { sha256 } from '../../../scripts/model/digest.ts';
import type { Drawing } from '../../../scripts/model/drawing.ts';
import type { Project } from '../../../scripts/model/project.ts';
import { listedPaths, readManifest } from '../../../scripts/records/manifest.ts';
import {
  assemble,
  type Products,
  type ReleaseOptions,
  readPrevious,
  snapshots,
} from '../../../scripts/records/release.ts';
import { sampleEdition } from '../../support/edition.ts';

const project = {
  sources: {
    texts: new Map([
      ['data/b.json', '{}'],
      ['content/a.md', 'words'],
    ]),
    assets: new Map([['content/x.png', new Uint8Array([1])]]),
  },
  tables: new Map(),
} as unknown as Project;

function made(path: string, output: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  return { path, output, bytes, sha256: sha256(bytes) };
}

const chart = [...sampleEdition.figures.keys()][0] ?? '';
const drawing = (svg: string): Drawing => ({ chart, surface: 'a4', svg, width: 1, height: 1 });

const products: Products = {
  project,
  edition: sampleEdition,
  date: '2026-11-20T00:00:00Z',
  drawings: [drawing('<svg/>')],
  artifacts: [
    { ...made('report.pdf', 'report', 'a report'), pages: 45, form: 'pages' },
    { ...made('deck.pdf', 'deck', 'a deck'), pages: 25, form: 'slides' },
  ],
};
const options: ReleaseOptions = {
  generator: 'test 1',
  tools: { vega: '6', node: '24' },
  outputs: ['report', 'deck'],
  previous: undefined,
  readLast: async () => undefined,
};

/** Reads the files of a release as those of the last build. */
function reader(files: readonly { path: string; bytes: Uint8Array }[]) {
  return async (path: string) => files.find((file) => file.path === path)?.bytes;
}

test('the manifest lists every other file with bytes, pages and digest, and the digests of all inputs', async () => {
  const { files, manifest } = await assemble(products, options);
  expect(files.map(({ path }) => path)).toEqual(['report.pdf', 'deck.pdf', 'ledger.json', 'manifest.json']);
  expect(manifest.artifacts).toEqual([
    {
      path: 'deck.pdf',
      output: 'deck',
      bytes: 6,
      sha256: sha256('a deck'),
      slides: 25,
      conformsTo: ['PDF/UA-1', 'PDF/A-2a'],
      talk: { slot: 20, must: 12, should: 0, could: 0 },
    },
    expect.objectContaining({ path: 'ledger.json', output: 'ledger' }),
    {
      path: 'report.pdf',
      output: 'report',
      bytes: 8,
      sha256: sha256('a report'),
      pages: 45,
      conformsTo: ['PDF/UA-1', 'PDF/A-2a'],
    },
  ]);
  expect(Object.keys(manifest.inputs.files)).toEqual(['content/a.md', 'content/x.png', 'data/b.json']);
  expect(manifest.drawings).toEqual({ [`${chart}/a4`]: sha256('<svg/>') });
  expect(Object.keys(manifest.tools)).toEqual(['node', 'vega']);
});

test('the records of a build are read back by the next one; anything else counts as no build', async () => {
  const { files, manifest } = await assemble(products, options);
  expect((await readPrevious(reader(files)))?.manifest).toEqual(manifest);
  expect(await readPrevious(async () => undefined)).toBeUndefined();
  expect(await readPrevious(async () => new TextEncoder().encode('{"kind":"else"}'))).toBeUndefined();
  expect(await readPrevious(async () => new TextEncoder().encode('{'))).toBeUndefined();
  const others = ['null', '[]', '{"name":"an app"}'];
  expect(others.map((text) => listedPaths(text))).toEqual([undefined, undefined, undefined]);
  expect(listedPaths(JSON.stringify(manifest))).toEqual(manifest.artifacts.map(({ path }) => path));
  expect(listedPaths(JSON.stringify({ kind: manifest.kind, artifacts: [null, 7, { path: 'a' }] }))).toEqual([
    'a',
  ]);
});

test('an equal edition has no change; a changed drawing is listed', async () => {
  const { files } = await assemble(products, options);
  const previous = await readPrevious(reader(files));
  if (previous === undefined) throw new Error('the records cannot be read');
  const { units } = sampleEdition;
  expect(compare(...snapshots(previous, products), units).changes).toEqual([]);
  const other = { ...products, drawings: [drawing('<svg>new</svg>')] };
  const { changes } = compare(...snapshots(previous, other), units);
  expect(changes.map(({ kind, name, label }) => `${kind} ${name} ${label.endsWith('(a4)')}`)).toEqual([
    `figure ${chart} true`,
  ]);
});

test('an output that is not built keeps its artifacts, and the manifest records the inputs of these', async () => {
  const first = await assemble(products, options);
  const readLast = reader(first.files);
  const previous = await readPrevious(readLast);
  const artifacts = [{ ...made('report.pdf', 'report', 'a new report'), pages: 46, form: 'pages' as const }];
  const partial = { ...options, outputs: ['report'], previous, readLast };
  const second = await assemble({ ...products, artifacts, drawings: [] }, partial);
  const record = second.manifest.artifacts.find(({ path }) => path === 'deck.pdf');
  expect(record).toMatchObject({ slides: 25, keptFrom: first.manifest.inputs.sha256 });
  expect(second.manifest.drawings).toEqual(first.manifest.drawings);
  const kept = second.files.find(({ path }) => path === 'deck.pdf');
  expect(new TextDecoder().decode(kept?.bytes)).toBe('a deck');
});

test('an artifact that was changed after the build is not kept', async () => {
  const first = await assemble(products, options);
  const files = first.files.map((file) =>
    file.path === 'deck.pdf' ? { ...file, bytes: new Uint8Array([0]) } : file,
  );
  const previous = await readPrevious(reader(files));
  const partial = { ...options, outputs: ['report'], previous, readLast: reader(files) };
  await expect(assemble(products, partial)).rejects.toThrow('Cannot keep `deck.pdf`');
});

test('the ledger holds every fact with its cells and sources, and every cell that figures and tables show', () => {
  const ledger = makeLedger(sampleEdition, new Map());
  expect(ledger.facts.map(({ fact }) => fact)).toEqual(sampleEdition.ledger.map(({ fact }) => fact));
  expect(ledger.facts.every(({ cells }) => cells.every((cell) => cell.split('/').length === 3))).toBe(true);
  expect(Object.keys(ledger.cells).length).toBeGreaterThan(0);
  expect(Object.values(ledger.cells).every(({ shown }) => shown.length > 0)).toBe(true);
  expect(readLedger(JSON.stringify(ledger))).toEqual(ledger);
});

test('bytes do not depend on the order of artifacts, drawings and tools', async () => {
  const one = await assemble(products, options);
  const shuffled = { ...products, artifacts: [...products.artifacts].reverse() };
  const other = await assemble(shuffled, { ...options, tools: { node: '24', vega: '6' } });
  const manifestOf = async (files: typeof one.files) => reader(files)('manifest.json');
  expect(await manifestOf(other.files)).toEqual(await manifestOf(one.files));
  expect(readManifest('{')).toBeUndefined();
});

test('the manifest counts native charts and pictures, and records the selection', async () => {
  const pptx = {
    ...made('deck.pptx', 'pptx', 'slides'),
    pages: 25,
    form: 'slides' as const,
    charts: [
      { chart: 'a', slide: 1 },
      { chart: 'b', slide: 2, picture: 'several panels' },
      { chart: 'c', slide: 3 },
    ],
  };
  const selection = { public: true, minutes: 20 } as const;
  const { manifest } = await assemble({ ...products, artifacts: [pptx] }, { ...options, selection });
  expect(manifest.artifacts[0]).toMatchObject({ slides: 25, charts: { native: 2, pictures: 1 } });
  expect(manifest.selection).toEqual(selection);
});

test('files of one selection are not kept beside those of another', async () => {
  const first = await assemble(products, options);
  const readLast = reader(first.files);
  const again = {
    ...options,
    outputs: ['deck'],
    previous: await readPrevious(readLast),
    readLast,
    selection: { public: true } as const,
  };
  await expect(
    assemble({ ...products, artifacts: [made('deck.pdf', 'deck', 'a deck')] }, again),
  ).rejects.toThrow('Cannot keep the other outputs');
});
