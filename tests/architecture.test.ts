import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../scripts/diagnostics/rules.ts';

const root = join(import.meta.dirname, '..');
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
const modules = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })
  .map((path) => posix.join('scripts', path.replaceAll('\\', '/')))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.includes('/new/starter/'))
  .sort();
const texts = new Map(modules.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** Relative imports of a module, static and dynamic, as project paths. */
function importsOf(path: string): string[] {
  const text = texts.get(path) ?? '';
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) =>
    posix.normalize(posix.join(posix.dirname(path), match[1] ?? '')),
  );
}

/** `scripts/stages/load.ts` → `stages`; `scripts/cli.ts` → `scripts`. */
function folderOf(path: string): string {
  const folder = posix.relative('scripts', posix.dirname(path));
  return folder === '' ? 'scripts' : (folder.split('/')[0] ?? '');
}

/** The table under "Who may import whom": module or folder → allowed folders and leaves. */
function importTable(): Map<string, Set<string>> {
  const section = architecture.split(/^## /m).find((part) => part.startsWith('Who may import whom')) ?? '';
  const rows = [...section.matchAll(/^\| (`[^|]+) \| ([^|]*) \|$/gm)];
  const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  return new Map(
    rows.flatMap((row) => names(row[1] ?? '').map((name) => [name, new Set(names(row[2] ?? ''))])),
  );
}

describe('the import table of ARCHITECTURE.md', () => {
  const table = importTable();
  it('names every folder of scripts/', () => {
    const folders = new Set(modules.map(folderOf).filter((folder) => folder !== 'scripts'));
    expect([...folders].filter((folder) => !table.has(folder))).toEqual([]);
    expect([...table.keys()].filter((key) => !key.endsWith('.ts') && !folders.has(key))).toEqual([]);
  });

  it.each(modules)('is kept by %s', (path) => {
    const own = table.get(posix.relative('scripts', path)) ?? table.get(folderOf(path)) ?? new Set();
    const wrong = importsOf(path).filter((target) => {
      const folder = folderOf(target);
      if (folder === folderOf(path) && folder !== 'scripts') return false;
      return !own.has(folder) && !own.has(posix.relative('scripts', target));
    });
    expect(wrong).toEqual([]);
  });

  it('has no row for a module that is gone', () => {
    const gone = [...table.keys()].filter(
      (key) => key.endsWith('.ts') && !texts.has(posix.join('scripts', key)),
    );
    expect(gone).toEqual([]);
  });
});

describe('the modules', () => {
  it('import only files that exist', () => {
    const missing = modules.flatMap((path) =>
      importsOf(path).filter(
        (target) => target.startsWith('scripts/') && target.endsWith('.ts') && !texts.has(target),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('have no import cycle', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const target of valueImportsOf(path)) walk(target, [...trail, path]);
      done.add(path);
    };
    for (const path of modules) walk(path, []);
    expect(cycles).toEqual([]);
  });

  it('are at most 250 lines long, except those that ARCHITECTURE.md excuses with a reason', () => {
    const excused = new Set(
      [...architecture.matchAll(/^- `(scripts\/[^`]+)` is long because /gm)].map((match) => match[1]),
    );
    const long = modules.filter((path) => (texts.get(path) ?? '').split('\n').length > 251);
    expect(long.filter((path) => !excused.has(path))).toEqual([]);
    expect([...excused].filter((path) => path !== undefined && !long.includes(path))).toEqual([]);
  });

  it('reach disk, network, clock and processes only where the architecture says', () => {
    const effects =
      /from '(node:(fs|fs\/promises|child_process|http|https|net)|puppeteer-core)'|\bDate\.now\(|new Date\(\)|\bprocess\./;
    const allowed = (path: string) => folderOf(path) === 'io' || path === 'scripts/cli.ts';
    const wrong = modules.filter((path) => !allowed(path) && effects.test(codeOf(texts.get(path) ?? '')));
    expect(wrong).toEqual([]);
  });

  it('are all reachable from the command line', () => {
    const loadedByPath = modules.filter((path) => isLoadedByPath(path));
    const seen = new Set<string>();
    const walk = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const target of importsOf(path)) walk(target);
    };
    for (const entry of ['scripts/cli.ts', ...loadedByPath]) walk(entry);
    expect(modules.filter((path) => !seen.has(path))).toEqual([]);
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
      const paths = [...text.matchAll(/`((?:scripts|tests|templates|content|data)\/[\w./-]+\.\w+)`/g)].map(
        (match) => match[1] ?? '',
      );
      return [...links, ...paths]
        .filter((path) => !path.includes('NN-') && !exists(path))
        .map((path) => `${name}: ${path}`);
    });
    expect(missing).toEqual([]);
  });
});

function valueImportsOf(path: string): string[] {
  const text = texts.get(path) ?? '';
  const typeOnly = new Set(
    [...text.matchAll(/import type [^;]*?from '(\.{1,2}\/[^']+)'/g)].map((match) =>
      posix.normalize(posix.join(posix.dirname(path), match[1] ?? '')),
    ),
  );
  return importsOf(path).filter((target) => !typeOnly.has(target));
}

/** Workers and the modules they load are named as files, not imported. */
function isLoadedByPath(path: string): boolean {
  return modules.some(
    (other) =>
      other !== path &&
      [...(texts.get(other) ?? '').matchAll(/\('(\.{1,2}\/[^']+\.ts)'/g)].some(
        ([, named = '']) => posix.join(posix.dirname(other), named) === path,
      ),
  );
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function exists(path: string): boolean {
  if (path.startsWith('dist/')) return true;
  try {
    readdirSync(join(root, dirname(path)));
    return readdirSync(join(root, dirname(path))).includes(posix.basename(path));
  } catch {
    return false;
  }
}
