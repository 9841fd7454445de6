// Parses and checks every file of a project.
import type { VFileMessage } from 'vfile-message';
import { message } from '../messages/message.ts';
import type { RuleId } from '../messages/rules.ts';
import type { Dataset } from '../model/data.ts';
import type { SlideLayouts } from '../model/deck/slide-layout.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Project, Section } from '../model/project.ts';
import type { Checked, Sources } from '../model/sources.ts';
import type { ChartSpec, DiagramSpec } from '../model/specs.ts';
import { unwritableIn } from './characters.ts';
import { parseChart } from './charts/chart.ts';
import { parseDiagram } from './charts/diagram.ts';
import { parseTable } from './charts/table.ts';
import { duplicateNames, unknownSources } from './data/consistency.ts';
import { parseDataset } from './data/dataset.ts';
import { emptyEdition, parseEdition } from './data/edition.ts';
import { parseSources } from './data/sources.ts';
import { noOwnUnits, parseUnits, unitsPath, unknownUnits } from './data/units.ts';
import { readManner, unitsSpoken } from './manner.ts';
import { parseSection } from './markdown/section.ts';
import { strayFiles } from './stray-files.ts';
import { lintSlidePartials } from './templates/slide-partials.ts';
import { lintTemplates } from './templates/template.ts';
import { fileStart } from './text/lines.ts';
import { wordsPattern } from './words/words.ts';

const editionPath = 'content/edition.yml';
const sourcesPath = 'data/sources.json';
const patterns = {
  section: /^content\/\d+-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/,
  dataset: /^data\/[^/]+\/[^/]+\.json$/,
  chart: /^templates\/charts\/[^/]+\.vl\.json$/,
  diagram: /^templates\/diagrams\/[^/]+\.json$/,
  table: /^templates\/tables\/[^/]+\.json$/,
  layout: /^templates\/layouts\/[^/]+\.hbs$/,
  partial: /^templates\/partials\/[^/]+\.hbs$/,
  words: wordsPattern,
} as const;

/**
 * The project with a message for each fault of its files. Each file is parsed on its own, and names are not resolved.
 * `slideLayouts` are the layouts that slides may have. Nothing is thrown because of what an author wrote.
 */
export function validate(
  sources: Sources,
  slideLayouts: SlideLayouts,
  memo: Memo = noMemo,
): Checked<Project> {
  const { texts, assets } = sources;
  const messages: VFileMessage[] = [];
  const collect = <T>(checked: Checked<T>): T => {
    messages.push(...checked.messages);
    return checked.value;
  };
  const memoized = <T>(parse: Parse<T>): Parse<T> => memoize(parse, memo);
  const read = <T>(kind: keyof typeof patterns, parse: Parse<Checked<T>>): T[] =>
    matching(texts, kind).map(([path, text]) => collect(memoized(parse)(path, text)));
  const hasImage = (name: string) => assets.has(`content/${name}`) || texts.has(`content/${name}`);

  const edition =
    collect(readRequired(texts, editionPath, memoized(parseEdition))) ?? emptyEdition(editionPath);
  const { language, ...looks } = collect(readManner(edition, sources, memo));
  const bibliography = collect(readRequired(texts, sourcesPath, memoized(parseSources)));
  const ownUnits = texts.get(unitsPath);
  const units = ownUnits === undefined ? noOwnUnits : collect(memoized(parseUnits)(unitsPath, ownUnits));
  const sections = matching(texts, 'section').map(([path, text]) =>
    collect(readSection(path, text, { hasImage, slideLayouts }, memo)),
  );
  const datasets = read('dataset', parseDataset).filter((dataset) => dataset !== undefined);
  const charts = read('chart', parseChart).filter((chart) => chart !== undefined);
  const diagrams = read('diagram', parseDiagram).filter((diagram) => diagram !== undefined);
  const tables = read('table', parseTable).filter((table) => table !== undefined);
  const [layouts, partials] = [named(matching(texts, 'layout')), named(matching(texts, 'partial'))];
  messages.push(...templateFaults({ layouts, partials, slideLayouts }, memo));
  const parsed = { sections, datasets, figures: [...charts, ...diagrams], diagrams, bibliography, units };
  messages.push(...faultsAcross(sources, parsed, memo));

  const faults = messages.filter(({ fatal }) => fatal === true);
  const value = {
    sources,
    edition,
    sections,
    datasets: new Map(datasets.map((dataset) => [dataset.name, dataset])),
    charts: new Map(charts.map((chart) => [chart.id, chart])),
    diagrams: new Map(diagrams.map((diagram) => [diagram.id, diagram])),
    tables: new Map(tables.map((table) => [table.id, table])),
    units: unitsSpoken(language, units ?? noOwnUnits, memo),
    bibliography: bibliography ?? new Map(),
    layouts,
    partials,
    ...looks,
    slideLayouts,
    broken: filesOf(faults),
    obscured: new Set(
      [...filesOf(faults.filter(({ ruleId }) => !harmless.has(ruleId ?? '')))].filter((path) =>
        patterns.section.test(path),
      ),
    ),
  };
  return { value, messages };
}

/** The parsed files that are checked against each other; without those that could not be parsed. */
interface Parsed {
  readonly sections: readonly Section[];
  readonly datasets: readonly Dataset[];
  readonly figures: readonly (ChartSpec | DiagramSpec)[];
  readonly diagrams: readonly DiagramSpec[];
  readonly bibliography: Project['bibliography'] | undefined;
  readonly units: Project['units'] | undefined;
}

/** Faults between files, forbidden characters, and files that nothing reads. */
function faultsAcross({ texts, assets }: Sources, parsed: Parsed, memo: Memo): readonly VFileMessage[] {
  const { sections, datasets, figures, diagrams, bibliography, units } = parsed;
  return [
    ...duplicateNames(texts, sections, datasets, figures),
    ...(bibliography === undefined ? [] : unknownSources(texts, [...datasets, ...diagrams], bibliography)),
    ...(units === undefined ? [] : unknownUnits(texts, datasets, units.units)),
    ...unwritableCharacters(texts, memo),
    ...strayFiles([...texts.keys(), ...assets.keys()], readPaths),
  ];
}

/** Rules of faults inside a sentence. They do not hide headings, figures or tables of the section. */
const harmless: ReadonlySet<string> = new Set<RuleId>([
  'bad-expression',
  'block-helper',
  'citation-syntax',
  'dead-address',
  'expression-syntax',
  'missing-alt',
  'missing-image',
  'outside-project',
  'unknown-tone',
]);

function filesOf(messages: readonly VFileMessage[]): ReadonlySet<string> {
  return new Set(messages.flatMap(({ file }) => (file === undefined ? [] : [file])));
}

function templateFaults(
  templates: Pick<Project, 'layouts' | 'partials' | 'slideLayouts'>,
  memo: Memo,
): readonly VFileMessage[] {
  const { layouts, partials, slideLayouts } = templates;
  return memo.get('templates', [...layouts, ...partials].flat(), () => [
    ...lintTemplates(templates),
    ...lintSlidePartials(partials, slideLayouts),
  ]);
}

/** Errors for forbidden characters outside of JSON files, whose parser reports them, because they are escaped there. */
function unwritableCharacters(texts: Texts, memo: Memo): readonly VFileMessage[] {
  const plain = [...texts].filter(([path]) => !path.endsWith('.json'));
  return plain.flatMap(([path, text]) =>
    memo.get(`characters ${path}`, [text], () => unwritableIn(path, text)),
  );
}

/** The paths of files that the project reads, beside files of facts. */
const readPaths: readonly RegExp[] = [
  ...Object.values(patterns),
  /^content\/edition\.yml$/,
  /^content\/.+\.(?:avif|gif|jpe?g|png|svg|webp)$/i,
  /^data\/sources\.json$/,
  /^data\/units\.json$/,
  /^templates\/(?!charts\/|diagrams\/|tables\/|layouts\/|partials\/|words\/)/,
  /(?:^|\/)(?:LICEN[CS]E|README)[^/]*$/,
];

type Parse<T> = (path: string, text: string) => T;

function memoize<T>(parse: Parse<T>, memo: Memo): Parse<T> {
  return (path, text) => memo.get(path, [text], () => parse(path, text));
}

/** Images and layouts that sections may refer to. */
interface Known {
  readonly hasImage: (name: string) => boolean;
  readonly slideLayouts: SlideLayouts;
}

/** The memo records which images a section tests for, so that it is parsed again when one of them is added or removed. */
function readSection(
  path: string,
  text: string,
  { hasImage, slideLayouts }: Known,
  memo: Memo,
): Checked<Section> {
  const lookUp = (name: string): string | boolean => (name === path ? text : hasImage(name));
  return memo.trace(path, lookUp, (look) =>
    parseSection(path, String(look(path)), (name) => look(name) === true, slideLayouts),
  );
}

type Texts = Sources['texts'];

function matching(texts: Texts, kind: keyof typeof patterns): readonly (readonly [string, string])[] {
  return [...texts].filter(([path]) => patterns[kind].test(path));
}

function named(files: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(files.map(([path, text]) => [path.replace(/^.*\//, '').replace(/\.hbs$/, ''), text]));
}

function readRequired<T>(
  texts: Texts,
  path: string,
  parse: (path: string, text: string) => Checked<T | undefined>,
): Checked<T | undefined> {
  const text = texts.get(path);
  if (text !== undefined) return parse(path, text);
  const reason = `Unexpected project without \`${path}\`, expected the file`;
  const help = 'is this the folder of the project?';
  return {
    value: undefined,
    messages: [message('missing-file', { path, position: fileStart }, reason, { help })],
  };
}
