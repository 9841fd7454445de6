// Parses and checks every file of a project.
import type { VFileMessage } from 'vfile-message';
import { message } from '../messages/message.ts';
import type { Dataset } from '../model/data.ts';
import type { SlideLayouts } from '../model/deck/slide-layout.ts';
import { type Memo, noMemo } from '../model/memo.ts';
import type { Project, Section } from '../model/project.ts';
import type { Checked, Sources } from '../model/sources.ts';
import type { ChartSpec, DiagramSpec } from '../model/specs.ts';
import { aidPattern, parseAid } from './aids/aid.ts';
import { filesOf, obscuredBy } from './broken-files.ts';
import { unwritableIn } from './characters.ts';
import { parseChart } from './charts/chart.ts';
import { parseDiagram } from './charts/diagram.ts';
import { parseTable } from './charts/table.ts';
import { duplicateNames, unknownSources } from './data/consistency.ts';
import { parseDataset } from './data/dataset.ts';
import { emptyEdition, parseEdition } from './data/edition.ts';
import { parseEditionRecord, recordPattern } from './data/edition-record.ts';
import { kindFaults, kindsPath, noKinds, parseKinds } from './data/kinds.ts';
import { parseScenario, scenarioPattern } from './data/scenario.ts';
import { parseSources } from './data/sources.ts';
import { noOwnUnits, parseUnits, unitsPath, unknownUnits } from './data/units.ts';
import { readManner, unitsSpoken } from './manner.ts';
import { parseSection } from './markdown/section.ts';
import type { FindPicture } from './pictures/image.ts';
import { pictureFinder, picturesIn } from './pictures/pictures.ts';
import { strayFiles } from './stray-files.ts';
import { readTemplates, templatePatterns } from './templates/templates.ts';
import { fileStart } from './text/lines.ts';
import { variantFaults } from './variants/check.ts';
import { editionPath, standInPattern, variantPattern } from './variants/variants.ts';
import { wordsPattern } from './words/words.ts';

const sourcesPath = 'data/sources.json';
const patterns = {
  section: /^content\/\d+-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/,
  dataset: /^data\/(?!editions\/)[^/]+\/[^/]+\.json$/,
  record: recordPattern,
  scenario: scenarioPattern,
  chart: /^templates\/charts\/[^/]+\.vl\.json$/,
  diagram: /^templates\/diagrams\/[^/]+\.json$/,
  table: /^templates\/tables\/[^/]+\.json$/,
  aid: aidPattern,
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
  const { texts, unreadable = [] } = sources;
  const messages: VFileMessage[] = [...unreadable];
  const collect = <T>(checked: Checked<T>): T => {
    messages.push(...checked.messages);
    return checked.value;
  };
  const memoized = <T>(parse: Parse<T>): Parse<T> => memoize(parse, memo);
  const read = <T>(kind: keyof typeof patterns, parse: Parse<Checked<T | undefined>>): T[] =>
    matching(texts, kind).flatMap(([path, text]) => collect(memoized(parse)(path, text)) ?? []);
  const findPicture = pictureFinder(sources, memo);

  const edition =
    collect(readRequired(sources, editionPath, memoized(parseEdition))) ?? emptyEdition(editionPath);
  const { language, ...looks } = collect(readManner(edition, sources, memo));
  const bibliography = collect(readRequired(sources, sourcesPath, memoized(parseSources)));
  const units = collect(readOptional(sources, unitsPath, memoized(parseUnits), noOwnUnits));
  const kinds = collect(readOptional(sources, kindsPath, memoized(parseKinds), noKinds));
  const sections = matching(texts, 'section').map(([path, text]) =>
    collect(readSection(path, text, { findPicture, slideLayouts }, memo)),
  );
  const datasets = read('dataset', parseDataset);
  const [charts, diagrams] = [read('chart', parseChart), read('diagram', parseDiagram)];
  const [tables, aids] = [read('table', parseTable), read('aid', parseAid)];
  const records = read('record', parseEditionRecord);
  const templates = collect(readTemplates(texts, slideLayouts, memo));

  const parsed = { sections, datasets, charts, diagrams, bibliography, units, kinds };
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
    aids: new Map(aids.map((aid) => [aid.id, aid])),
    units: unitsSpoken(language, units ?? noOwnUnits, memo),
    kinds: kinds ?? noKinds,
    bibliography: bibliography ?? new Map(),
    scenarios: new Map(read('scenario', parseScenario).map((one) => [one.path, one])),
    editions: new Map(records.map((record) => [record.edition.id, record])),
    ...templates,
    ...looks,
    pictures: picturesIn(sections, findPicture),
    slideLayouts,
    broken: filesOf(faults),
    obscured: obscuredBy(faults, patterns.section),
  };
  return { value, messages };
}

/** The parsed files that are checked against each other; without those that could not be parsed. */
interface Parsed {
  readonly sections: readonly Section[];
  readonly datasets: readonly Dataset[];
  readonly charts: readonly ChartSpec[];
  readonly diagrams: readonly DiagramSpec[];
  readonly bibliography: Project['bibliography'] | undefined;
  readonly units: Project['units'] | undefined;
  readonly kinds: Project['kinds'] | undefined;
}

/** Faults between files, forbidden characters, and files that nothing reads. */
function faultsAcross(sources: Sources, parsed: Parsed, memo: Memo): readonly VFileMessage[] {
  const { texts, assets } = sources;
  const { sections, datasets, charts, diagrams, bibliography, units, kinds } = parsed;
  return [
    ...duplicateNames(texts, sections, datasets, [...charts, ...diagrams]),
    ...(bibliography === undefined ? [] : unknownSources(texts, [...datasets, ...diagrams], bibliography)),
    ...(units === undefined ? [] : unknownUnits(texts, datasets, units.units)),
    ...(kinds === undefined ? [] : kindFaults(texts, datasets, kinds)),
    ...unwritableCharacters(texts, memo),
    ...strayFiles([...texts.keys(), ...assets.keys()], readPaths),
    ...variantFaults(sources),
  ];
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
  ...Object.values(templatePatterns),
  /^content\/edition\.yml$/,
  variantPattern,
  standInPattern,
  /^content\/.+\.(?:apng|avif|gif|jfif|jpe?g|png|svg|webp)$/i,
  /^data\/sources\.json$/,
  /^data\/(?:units|kinds)\.json$/,
  /^templates\/(?!aids\/|charts\/|diagrams\/|tables\/|layouts\/|partials\/|styles\/|words\/)/,
  /(?:^|\/)(?:LICEN[CS]E|README)[^/]*$/,
];

type Parse<T> = (path: string, text: string) => T;

function memoize<T>(parse: Parse<T>, memo: Memo): Parse<T> {
  return (path, text) => memo.get(path, [text], () => parse(path, text));
}

/** Pictures and layouts that sections may refer to. */
interface Known {
  readonly findPicture: FindPicture;
  readonly slideLayouts: SlideLayouts;
}

/** The memo records which pictures a section looks for, so that it is parsed again when one of them changes. */
function readSection(
  path: string,
  text: string,
  { findPicture, slideLayouts }: Known,
  memo: Memo,
): Checked<Section> {
  // The section's own path begins with `content/`, which those of pictures leave out; no path begins with a slash.
  const lookUp = (name: string) => {
    if (name === path) return text;
    return name.startsWith('/') ? findPicture.absence?.(name.slice(1)) : findPicture(name);
  };
  return memo.trace(path, lookUp, (look) => {
    const picture = (name: string) => {
      const found = look(name);
      return typeof found === 'object' ? found : undefined;
    };
    const find: FindPicture = Object.assign(picture, { absence: (name: string) => String(look(`/${name}`)) });
    return parseSection(path, String(look(path)), find, slideLayouts);
  });
}

type Texts = Sources['texts'];

function matching(texts: Texts, kind: keyof typeof patterns): readonly (readonly [string, string])[] {
  return [...texts].filter(([path]) => patterns[kind].test(path));
}

/** The parsed file; `none` for a project without it. */
function readOptional<T>(
  sources: Sources,
  path: string,
  parse: Parse<Checked<T | undefined>>,
  none: T,
): Checked<T | undefined> {
  return sources.texts.has(path) ? readRequired(sources, path, parse) : { value: none, messages: [] };
}

function readRequired<T>(
  { texts, unreadable = [] }: Sources,
  path: string,
  parse: (path: string, text: string) => Checked<T | undefined>,
): Checked<T | undefined> {
  const text = texts.get(path);
  if (text !== undefined) return parse(path, text);
  // The message about the file, or about the folder in which it may be, says why.
  if (unreadable.some(({ file }) => `${path}/`.startsWith(`${file}/`)))
    return { value: undefined, messages: [] };
  const reason = `Unexpected project without \`${path}\`, expected the file`;
  const help = 'is this the folder of the project?';
  return {
    value: undefined,
    messages: [message('missing-file', { path, position: fileStart }, reason, { help })],
  };
}
