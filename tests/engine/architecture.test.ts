// ARCHITECTURE.md states the order of the folders in one line; this holds the modules against it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../scripts/messages/rules.ts';
import { faultsOf, type Ladder, type Modules } from './ladder.ts';

const root = join(import.meta.dirname, '../..');
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

/** The line of ARCHITECTURE.md that has the folders from left to right. */
function writtenOrder(): readonly string[] {
  const line = /^`(model · [^`]+)`$/m.exec(architecture)?.[1] ?? '';
  return line.split(' · ').map((name) => name.replace(/\.ts$/, ''));
}

/** The edition that a new project begins with: files to be copied, no modules of the engine. */
const starter = 'scripts/commands/new/starter/';

function realModules(): Modules {
  const paths = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('scripts', path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(starter));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const excused = new Set(
  [...architecture.matchAll(/^- `(scripts\/[^`]+)` is long because /gm)].map((match) => match[1] ?? ''),
);

/** `#facts` is what the fact files of a project import. */
const entries = ['scripts/cli.ts', 'scripts/facts/index.ts'];

it('keeps every module on its rung: imports to the left, no circles, effects in host/, short files, small folders', () => {
  const order = writtenOrder();
  expect(order.length).toBeGreaterThan(10);
  expect(faultsOf(realModules(), { order, excused, entries })).toEqual([]);
});

describe('the order of modules', () => {
  const ladder: Ladder = {
    order: ['model', 'read', 'host', 'cli'],
    excused: new Set(),
    entries: ['scripts/cli.ts'],
  };
  const sound: Modules = new Map([
    ['scripts/model/row.ts', '// A row.\nexport interface Row {}\n'],
    [
      'scripts/read/rows.ts',
      "// Reads rows.\nimport type { Row } from '../model/row.ts';\nexport const rows: Row[] = [];\n",
    ],
    [
      'scripts/host/disk.ts',
      "// The disk.\nimport { readFile } from 'node:fs/promises';\nexport { readFile };\n",
    ],
    [
      'scripts/cli.ts',
      "// The command line.\nimport './read/rows.ts';\nimport './host/disk.ts';\nprocess.exitCode = 0;\n",
    ],
  ]);
  const withModule = (path: string, text: string): Modules => new Map([...sound, [path, text]]);

  it('finds nothing in a sound project', () => {
    expect(faultsOf(sound, ladder)).toEqual([]);
  });

  it.each([
    [
      'a type imported from the right',
      'scripts/model/row.ts',
      "// A row.\nimport type { rows } from '../read/rows.ts';\nexport type Row = typeof rows;\n",
      'which stands to its right',
    ],
    [
      'a circle of types',
      'scripts/model/row.ts',
      "// A row.\nimport type { Row as Own } from './row.ts';\nexport interface Row extends Own {}\n",
      'imports itself',
    ],
    [
      'a module that nothing imports',
      'scripts/read/idle.ts',
      '// Idle.\nexport const idle = 1;\n',
      'nothing imports it',
    ],
    [
      'an effect outside of host/',
      'scripts/read/rows.ts',
      "// Reads rows.\nimport type { Row } from '../model/row.ts';\nexport const rows: Row[] = [];\nexport const now = Date.now();\n",
      'only host/ does',
    ],
    [
      'a module that stands loose',
      'scripts/util.ts',
      '// Odds and ends.\nexport const a = 1;\n',
      'stand outside of the folders',
    ],
    [
      'a long module',
      'scripts/model/row.ts',
      `// A row.\n${'export {};\n'.repeat(250)}`,
      'longer than 250 lines',
    ],
    [
      'a module that does not say what it is for',
      'scripts/model/row.ts',
      'export interface Row {}\n',
      'what the file is for',
    ],
    [
      'a folder that is not on the ladder',
      'scripts/utils/a.ts',
      '// A.\nexport const a = 1;\n',
      'no folder of the ladder',
    ],
    [
      'an import of what does not exist',
      'scripts/read/rows.ts',
      "// Reads rows.\nimport '../model/row.ts';\nimport './gone.ts';\n",
      'does not exist',
    ],
  ])('finds %s', (_, path, text, fault) => {
    expect(faultsOf(withModule(path, text), ladder).join('\n')).toContain(fault);
  });

  it.each([
    ['a value from elsewhere', "import { rows } from '../../../read/rows.ts';\nexport const all = rows;\n"],
    [
      'text taken for markup',
      'export const show = (to: Element, text: string) => { to.innerHTML = text; };\n',
    ],
    ['the network', "export const load = () => fetch('https://example.org');\n"],
    ['storage', "export const keep = () => localStorage.setItem('place', '1');\n"],
  ])('finds %s in the script of the page', (_, code) => {
    const path = 'scripts/render/report/page/feature.ts';
    const order = ['model', 'read', 'render', 'host', 'cli'];
    const own = { ...ladder, order, entries: [...ladder.entries, path] };
    const types =
      "// A feature.\nimport type { rows } from '../../../read/rows.ts';\nexport type All = typeof rows;\n";
    expect(faultsOf(withModule(path, types), own)).toEqual([]);
    expect(faultsOf(withModule(path, `// A feature.\n${code}`), own)).toEqual([
      expect.stringContaining(path),
    ]);
  });

  it('finds a folder of more than eighteen files', () => {
    const many = Array.from({ length: 18 }, (_, index): [string, string] => [
      `scripts/read/a${index}.ts`,
      '// A.\n',
    ]);
    expect(faultsOf(new Map([...sound, ...many]), ladder).join('\n')).toContain('19 files');
  });
});

describe('the documentation', () => {
  it('has a page for every rule and no page for a rule that is gone', () => {
    const pages = readdirSync(join(root, 'tests/diagnostics'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length));
    expect(pages.sort()).toEqual(Object.keys(rules).sort());
  });

  it('names only files that exist', () => {
    const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
    const missing = documents.flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map((match) => match[1] ?? '');
      const paths = [
        ...text.matchAll(/`((?:scripts|tests|templates|content|data)\/[\w./-]+(?:\.\w+|\/))`/g),
      ].map((match) => match[1] ?? '');
      return [...links, ...paths]
        .filter((path) => !path.includes('NN-') && !exists(path))
        .map((path) => `${name}: ${path}`);
    });
    expect(missing).toEqual([]);
  });
});

function exists(path: string): boolean {
  if (path.startsWith('dist/')) return true;
  try {
    return readdirSync(join(root, dirname(path))).includes(posix.basename(path));
  } catch {
    return false;
  }
}
