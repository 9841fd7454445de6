import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeLedger } from '../scripts/changes/ledger.ts';
import { makeManifest } from '../scripts/records/manifest.ts';
import { slideLayouts } from '../scripts/render/deck/layouts/index.ts';
import { readable } from './support/readable.ts';
import { buildFixture, type FixtureName, fixtureNames, type Whole } from './support/whole.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI)
  throw new Error('UPDATE=1 rewrites expectations and is refused where CI is set');

/** Artifacts as text, less what changes with every change of a template: sizes, digests and versions. */
function texts({ project, edition, artifacts, drawings }: Whole): Readonly<Record<string, string>> {
  const textOf = (path: string): string =>
    new TextDecoder().decode(artifacts.find((made) => made.path === path)?.bytes);
  const manifest = makeManifest({
    generator: '',
    edition,
    sources: project.sources,
    date: `${edition.meta.date}T00:00:00Z`,
    artifacts: [],
    drawings: Object.fromEntries(drawings.map(({ chart, surface }) => [`${chart}/${surface}`, ''])),
    tools: {},
  });
  const { kind, edition: title, dataDate, documentDate, coverage } = manifest;
  const shared = /^templates\/(?:layouts|partials|styles)\//;
  return {
    'deck.md': textOf('deck.md'),
    'report.txt': readable(textOf('report.html')),
    'ledger.json': json(makeLedger(edition, project.tables)),
    'manifest.json': json({
      kind,
      edition: title,
      dataDate,
      documentDate,
      coverage,
      artifacts: artifacts.map(({ path, output, form }) => ({ path, output, form })),
      inputs: Object.keys(manifest.inputs.files).filter((path) => !shared.test(path)),
      drawings: Object.keys(manifest.drawings),
    }),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const whole = new Map<FixtureName, Whole>();
beforeAll(async () => {
  for (const name of fixtureNames) whole.set(name, await buildFixture(name));
});
function built(name: FixtureName): Whole {
  const found = whole.get(name);
  if (found === undefined) throw new Error(`${name} was not built`);
  return found;
}

describe.each(fixtureNames)('the %s project', (name) => {
  const folder = join(import.meta.dirname, 'fixtures', name, 'expected');

  it('has nothing wrong with it', () => {
    expect(built(name).said).toEqual([]);
  });

  it('gives the expected artifacts, word for word', () => {
    const made = texts(built(name));
    if (update && built(name).said.length === 0) {
      mkdirSync(folder, { recursive: true });
      for (const [path, text] of Object.entries(made)) writeFileSync(join(folder, path), text);
    }
    expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
    for (const [path, text] of Object.entries(made)) {
      expect(text, path).toBe(readFileSync(join(folder, path), 'utf8'));
    }
  });
});

describe('the showcase', () => {
  it('has a slide of every layout, and a picture of every kind', () => {
    const { edition } = built('showcase');
    expect(new Set(edition.slides.map(({ layout }) => layout))).toEqual(new Set(slideLayouts.values()));
    const kinds = [...edition.figures.values()].map((figure) =>
      figure.kind === 'diagram' ? figure.picture.kind : figure.kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['chart', 'flow', 'path', 'spectrum', 'stacks']));
  });

  it('shows on each slide every figure that its author put there', () => {
    const { edition, artifacts } = built('showcase');
    const deck = new TextDecoder().decode(artifacts.find(({ path }) => path === 'deck.md')?.bytes);
    const shown = [...deck.matchAll(/charts\/([a-z-]+)\.slide(?:-half)?\.svg/g)].map(([, id]) => id);
    const asked = edition.slides.flatMap(({ charts, layout }) =>
      charts.filter((id) => layout.role !== 'backup' || edition.figures.get(id)?.data.length === 0),
    );
    expect(shown).toEqual(asked);
  });

  it('uses every block that authors can write', () => {
    const types = new Set<string>();
    const visit = (node: { type: string; children?: readonly { type: string }[] }): void => {
      types.add(node.type);
      for (const child of node.children ?? []) visit(child);
    };
    for (const { body } of built('showcase').edition.chapters) visit(body);
    expect([...types]).toEqual(
      expect.arrayContaining([
        'aside',
        'blockquote',
        'bound',
        'callout',
        'citation',
        'code',
        'crossReference',
        'dataTable',
        'emphasis',
        'figure',
        'footnoteDefinition',
        'footnoteReference',
        'heading',
        'image',
        'link',
        'list',
        'strong',
        'table',
      ]),
    );
  });
});
