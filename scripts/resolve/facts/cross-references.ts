// Binds references to figures, tables and sections, and checks links within the report.
import type { Nodes, Text } from 'mdast';
import type { WordKey } from '../../facts/language/english.ts';
import { wordIn } from '../../facts/language/language.ts';
import { suggest } from '../../messages/message.ts';
import type { Language } from '../../model/manner/language.ts';
import type { CrossReference } from '../../model/markdown.ts';
import type { Project } from '../../model/project.ts';
import { editionPath } from '../../read/variants/variants.ts';
import { figureAnchor, tableAnchor } from '../anchors.ts';
import { boundWord } from '../mentions.ts';
import type { Outline } from '../numbering.ts';
import { type Names, type Observation, placeIn, report, type Scope } from './binding.ts';
import { spanIn } from './numerals.ts';

/** A reference with the label and anchor of what it names. `add` takes the error where the report has no such thing. */
export function bindReference(
  node: CrossReference,
  scope: Scope,
  names: Names,
  add: (observations: readonly Observation[]) => void,
): CrossReference {
  // A slide names its backup slides, which have their numbers already.
  if (node.label !== undefined) return node;
  const { language } = names.project.units.units;
  const found = findTarget(node, names.outline, language);
  if (found !== undefined) return { ...node, ...found };
  const leftOut = names.whole && findTarget(node, names.whole, language);
  if (leftOut !== undefined) {
    const label = wordIn(language, 'in-whole-edition').replace('{label}', leftOut.label);
    return { ...node, label, isLeftOut: true };
  }
  add(referenceErrors(node, scope, names));
  return node;
}

/** The label and the anchor of what a reference names; undefined when the outline has no such thing. */
function findTarget({ target, id }: CrossReference, outline: Outline, language: Language) {
  if (target === 'sld') return undefined;
  if (target === 'fig') return labelled('figure', language, outline.figures.get(id), figureAnchor(id));
  if (target === 'tbl') return labelled('table', language, outline.tables.get(id), tableAnchor(id));
  const label = outline.targets.get(id);
  return label === undefined ? undefined : { label, anchor: id };
}

function labelled(word: WordKey, language: Language, number: number | undefined, anchor: string) {
  return number === undefined ? undefined : { label: boundWord(language, word, number), anchor };
}

const targetNames = { fig: 'figure', tbl: 'table', sec: 'section' };

function referenceErrors(node: CrossReference, scope: Scope, names: Names): readonly Observation[] {
  const { outline, project } = names;
  if (node.target === 'sld') {
    const reason = `Unexpected reference to slide \`${node.id}\`, expected a backup slide to which this one leads`;
    const help = 'name it in `backup=` of the slide';
    return [report('unknown-reference', placeIn(scope, node.position), reason, { actual: node.id, help })];
  }
  if (mayStandInBroken(node.id, project)) return [];
  const known = { fig: outline.figures, tbl: outline.tables, sec: outline.targets }[node.target];
  const word = placeable(node, project);
  const what = targetNames[node.target];
  const detail = word
    ? { actual: node.id, help: `place it in a section first: \`::${word}{#${node.id}}\`` }
    : suggest(node.id, [...known.keys()]);
  const reason = `Unexpected reference to ${what} \`${node.id}\`, expected one of the ${known.size} in the report`;
  return [report('unknown-reference', placeIn(scope, node.position), reason, detail)];
}

/**
 * Whether what an id names may stand in a section that is broken in its structure, or that is left out because the file of the
 * edition, which decides on sections, is broken: its words are there, also as the name of the file, and not in references alone. It
 * is then not reported as missing.
 */
function mayStandInBroken(id: string, { broken, obscured, sources }: Project): boolean {
  const isUndecided = broken.has(editionPath);
  const paths = isUndecided ? [...sources.texts.keys()].filter(isSection) : [...obscured];
  return paths.some((path) => {
    const written = (sources.texts.get(path) ?? '').replace(/@(?:fig|tbl|sec|sld):[\w.-]+|\]\(#[^)]*\)/g, '');
    return `-${asId(path)}-${asId(written)}-`.includes(asId(id));
  });
}

const isSection = (path: string): boolean => /^content\/[^/]+\.md$/u.test(path);

function asId(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

/** The directive that would place what a reference names; undefined when the project has no such thing. */
function placeable(
  { target, id }: CrossReference,
  project: Project,
): 'chart' | 'diagram' | 'table' | undefined {
  if (target === 'tbl') return project.tables.has(id) ? 'table' : undefined;
  if (target !== 'fig') return undefined;
  if (project.charts.has(id)) return 'chart';
  return project.diagrams.has(id) ? 'diagram' : undefined;
}

/** Whether a link leads to an anchor in a section that is left out, so that only its words can be printed. */
export function leadsToLeftOut({ url }: { readonly url: string }, { outline, whole }: Names): boolean {
  const id = url.startsWith('#') ? decoded(url.slice(1)) : undefined;
  return id !== undefined && !outline.anchors.has(id) && whole?.anchors.has(id) === true;
}

/** The error for a link to an anchor that the report does not have. */
export function linkErrors(
  node: Nodes & { url: string },
  scope: Scope,
  names: Names,
): readonly Observation[] {
  if (!node.url.startsWith('#')) return [];
  const id = decoded(node.url.slice(1));
  const { anchors } = names.outline;
  if (anchors.has(id) || mayStandInBroken(id.replace(/^(?:fig|tbl|section)-/, ''), names.project)) return [];
  const reason = `Unexpected link to \`#${id}\`, expected an anchor of the report`;
  return [report('dead-link', placeIn(scope, node.position), reason, suggest(id, [...anchors]))];
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const bareName =
  /(?<![\p{L}\p{N}_.%+/@-])@(?<id>(?:(?:fig|tbl|sec|sld):)?[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)/gu;

/** An error for each source or figure that a text names without brackets: it would be printed as it stands. */
export function bareCitations({ value, position }: Text, scope: Scope, names: Names): readonly Observation[] {
  if (!value.includes('@')) return [];
  const file = names.project.sources.texts.get(scope.path) ?? '';
  return [...value.matchAll(bareName)].flatMap(({ groups: { id = '' } = {} }) => {
    if (!names.project.bibliography.has(id) && !/^(?:fig|tbl|sec|sld):/.test(id)) return [];
    const raw = file.slice(position?.start.offset, position?.end.offset);
    const at = raw.indexOf(`@${id}`);
    const span = position === undefined || at === -1 ? position : spanIn(raw, at, id.length + 1, position);
    const reason = `Unexpected \`@${id}\` without brackets, expected \`[@${id}]\``;
    const help = 'put it in brackets, or a backslash before `@` where it means itself';
    return [report('citation-syntax', placeIn(scope, span), reason, { actual: id, help })];
  });
}
