// What breaks the order of the modules under scripts/: one list of faults, empty when all is well.
import { posix } from 'node:path';

/** The text of every module by its path: `scripts/read/load.ts`. */
export type Modules = ReadonlyMap<string, string>;

/** What the modules are held against. */
export interface Ladder {
  /** Folders of `scripts/`, and `pipeline` and `cli` for the two loose modules; each imports only from what stands left of it. */
  readonly order: readonly string[];
  /** Modules that may be longer than `longest` lines. */
  readonly excused: ReadonlySet<string>;
  /** Modules that something outside of `scripts/` opens. */
  readonly entries: readonly string[];
}

const longest = 250;
const mostFiles = 18;

/** Ways to disk, clock, network, processes and browsers, which only `host/` and `cli.ts` have. */
const effects =
  /from '(?:node:(?:fs|fs\/promises|child_process|http|https|net|dns|tls)|puppeteer-core)'|\bDate\.now\(|\bnew Date\(\)|\bprocess\.(?!memoryUsage)/;

/** Every fault as `path: what is wrong`, sorted. */
export function faultsOf(modules: Modules, ladder: Ladder): readonly string[] {
  const imports = new Map([...modules].map(([path, text]) => [path, importsOf(path, text)]));
  return [
    ...misplaced(modules, ladder),
    ...upwards(imports, ladder),
    ...circles(imports),
    ...unreachable(modules, ladder),
    ...outsideOfHost(modules),
    ...outsideOfPage(modules),
    ...crowded(modules),
    ...tooLong(modules, ladder),
    ...unexplained(modules),
  ].toSorted();
}

const imported = /(?:\bfrom|\bimport)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;
const opened = /\bnew URL\('(\.{1,2}\/[^']+\.ts)'|\b\w+\('(\.\/[^']+\.ts)'/g;

/** Every relative import of a module, of values and of types, static and dynamic. */
function importsOf(path: string, text: string): readonly string[] {
  return named(path, text, imported);
}

/** The modules that a module opens as threads or hands to another program by their address. */
function openedBy(path: string, text: string): readonly string[] {
  return named(path, text, opened);
}

function named(path: string, text: string, pattern: RegExp): readonly string[] {
  return [...codeOf(text).matchAll(pattern)].map(([, one, other]) =>
    posix.normalize(posix.join(posix.dirname(path), one ?? other ?? '')),
  );
}

/** `scripts/read/text/json.ts` → `read`; `scripts/cli.ts` → `cli`. */
function rungOf(path: string): string {
  const [, first = ''] = path.split('/');
  return first.replace(/\.ts$/, '');
}

function misplaced(modules: Modules, { order }: Ladder): readonly string[] {
  return [...modules.keys()]
    .filter((path) => !order.includes(rungOf(path)))
    .map((path) => `${path}: stands in no folder of the ladder`);
}

function upwards(imports: ReadonlyMap<string, readonly string[]>, { order }: Ladder): readonly string[] {
  return [...imports].flatMap(([path, targets]) =>
    targets.flatMap((target) => {
      if (!imports.has(target))
        return target.startsWith('scripts/')
          ? [`${path}: imports ${target}, which does not exist`]
          : [`${path}: imports ${target}, which is not under scripts/`];
      const isLeft = order.indexOf(rungOf(target)) <= order.indexOf(rungOf(path));
      return isLeft ? [] : [`${path}: imports ${target}, which stands to its right`];
    }),
  );
}

function circles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path))
      found.push(`${path}: imports itself by way of ${trail.slice(trail.indexOf(path) + 1).join(', ')}`);
    if (done.has(path) || trail.includes(path)) return;
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return found;
}

function unreachable(modules: Modules, { entries }: Ladder): readonly string[] {
  const reached = new Set<string>();
  const walk = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const text = modules.get(path) ?? '';
    for (const target of [...importsOf(path, text), ...openedBy(path, text)]) walk(target);
  };
  for (const entry of entries) walk(entry);
  return [...modules.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => `${path}: nothing imports it`);
}

function outsideOfHost(modules: Modules): readonly string[] {
  return [...modules]
    .filter(([path]) => !['host', 'cli'].includes(rungOf(path)))
    .filter(([, text]) => effects.test(codeOf(text)))
    .map(([path]) => `${path}: reaches disk, clock, network or processes, which only host/ does`);
}

/** The modules of the HTML edition's script. */
const page = 'scripts/render/report/page/';

/** What these modules do without: text taken for markup, the network, storage (but for the theme), and handlers as text. */
const unsafe =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\.write|DOMParser|fetch|XMLHttpRequest|WebSocket|sessionStorage|indexedDB|eval|Function)\b|\bcookie\b/;

function outsideOfPage(modules: Modules): readonly string[] {
  return [...modules]
    .filter(([path]) => path.startsWith(page))
    .flatMap(([path, text]) => [
      ...valuesFromOutside(path, text).map(
        (target) => `${path}: imports values from ${target}, not from the page's folder`,
      ),
      ...(unsafe.test(codeOf(text))
        ? [`${path}: takes text for markup, reaches the network or stores something`]
        : []),
      ...(/\blocalStorage\b/.test(codeOf(text)) && path !== `${page}theme.ts`
        ? [`${path}: stores something beside the theme`]
        : []),
    ]);
}

/** Modules outside of the page's folder that a module imports more than types from: they would run in the browser. */
function valuesFromOutside(path: string, text: string): readonly string[] {
  const statements = [...codeOf(text).matchAll(/^import (?!type\b)[^;]*?from '(\.{1,2}\/[^']+)'/gm)];
  return statements
    .map(([, target = '']) => posix.normalize(posix.join(posix.dirname(path), target)))
    .filter((target) => !target.startsWith(page));
}

function crowded(modules: Modules): readonly string[] {
  const folders = Map.groupBy(modules.keys(), (path) => posix.dirname(path));
  return [...folders].flatMap(([folder, files]) => {
    if (folder === 'scripts')
      return files
        .filter((path) => !/^scripts\/(cli|pipeline)\.ts$/.test(path))
        .map((path) => `${path}: only cli.ts and pipeline.ts stand outside of the folders`);
    return files.length > mostFiles ? [`${folder}: ${files.length} files, more than ${mostFiles}`] : [];
  });
}

function tooLong(modules: Modules, { excused }: Ladder): readonly string[] {
  const long = [...modules]
    .filter(([, text]) => text.trimEnd().split('\n').length > longest)
    .map(([path]) => path);
  return [
    ...long.filter((path) => !excused.has(path)).map((path) => `${path}: longer than ${longest} lines`),
    ...[...excused]
      .filter((path) => !long.includes(path))
      .map((path) => `${path}: excused as long, and is not`),
  ];
}

function unexplained(modules: Modules): readonly string[] {
  return [...modules]
    .filter(([, text]) => !/^\/\/ \S|^\/\*\*/.test(text))
    .map(([path]) => `${path}: the first line does not say what the file is for`);
}

function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
