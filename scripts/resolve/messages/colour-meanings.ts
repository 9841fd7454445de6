// Checks that a colour means one thing, and a thing has one colour, in the whole edition.
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFileMessage } from 'vfile-message';
import { message } from '../../messages/message.ts';
import { type Hue, hueOf } from '../../model/manner/hues.ts';
import type { Project } from '../../model/project.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { ChartSpec, DiagramSpec } from '../../model/specs.ts';
import { fileStart } from '../../read/text/lines.ts';
import { locate } from '../../read/text/locate.ts';

/**
 * Errors for a hue with two meanings and a meaning in two hues, in the edition and its figures; where the edition says what its
 * hues mean, also for words in a hue without a meaning.
 */
export function colourMeanings(project: Project): readonly VFileMessage[] {
  const faults = contradictions(project);
  return project.edition.meanings === undefined ? faults : [...faults, ...unexplainedWords(project)];
}

interface Statement {
  readonly path: string;
  readonly pointer: JsonPointer;
  readonly hue: Hue;
  readonly meaning: string;
}

/** What the edition says about its hues, then what each figure says. */
function statements({ edition, charts, diagrams }: Project): readonly Statement[] {
  const own = { path: edition.path, meanings: edition.meanings };
  const figures: readonly (ChartSpec | DiagramSpec)[] = [...charts.values(), ...diagrams.values()];
  return [own, ...figures].flatMap(({ path, meanings = {} }) => {
    const base = path.endsWith('.vl.json') ? ['usermeta', 'meanings'] : ['meanings'];
    return Object.entries(meanings).map(([hue, meaning]) => ({
      path,
      pointer: [...base, hue],
      hue: hue as Hue,
      meaning: meaning.trim(),
    }));
  });
}

function contradictions(project: Project): readonly VFileMessage[] {
  const firstOf = { hue: new Map<string, Statement>(), meaning: new Map<string, Statement>() };
  return statements(project).flatMap((statement) => {
    const { path, pointer, hue, meaning } = statement;
    const place = locate(project.sources.texts, path, pointer);
    const sameMeaning = firstOf.meaning.get(meaning);
    if (sameMeaning !== undefined && sameMeaning.hue !== hue) {
      const reason = `Unexpected \`${hue}\` for \`${meaning}\`, expected \`${sameMeaning.hue}\` as in ${sameMeaning.path}`;
      const help = `draw it in \`var(--${sameMeaning.hue})\`, so that readers who turn a page need not learn the key again`;
      return [message('colour-meaning', place, reason, { actual: hue, help })];
    }
    const sameHue = firstOf.hue.get(hue);
    if (sameHue !== undefined && sameHue.meaning !== meaning) {
      const reason = `Unexpected meaning \`${meaning}\` of \`${hue}\`, expected \`${sameHue.meaning}\` as in ${sameHue.path}`;
      const help =
        'draw it in ink, `muted` or a hue that means nothing else yet, or say the same words for the same thing';
      return [message('colour-meaning', place, reason, { actual: meaning, help })];
    }
    firstOf.hue.set(hue, statement);
    firstOf.meaning.set(meaning, statement);
    return [];
  });
}

/** Words in a hue: in figures one that the figure explains, elsewhere one that anything explains. */
function unexplainedWords(project: Project): readonly VFileMessage[] {
  const { sections, charts, diagrams } = project;
  const explained = new Set(statements(project).map(({ hue }) => hue));
  const figures: readonly (ChartSpec | DiagramSpec)[] = [...charts.values(), ...diagrams.values()];
  const inFigures = figures.flatMap(({ path, meanings = {}, title, subtitle, note = [] }) => {
    const own = new Set(Object.keys(meanings) as Hue[]);
    const key = path.endsWith('.vl.json') ? '`usermeta.meanings`' : '`meanings`';
    return wordsWithout(own, [...title, ...subtitle, ...note], path, `say in ${key} what it means`);
  });
  const help = 'say in `meanings` of `content/edition.yml` what it means, or take `ink` or `muted`';
  const inSections = sections.flatMap(({ path, tree, slides }) => {
    const onSlides = slides.flatMap(({ heading, slots, notes }) => [
      ...heading,
      ...Object.values(slots).flat(),
      ...notes,
    ]);
    return wordsWithout(explained, [...tree.children, ...onSlides], path, help);
  });
  return [...inFigures, ...inSections];
}

function wordsWithout(
  explained: ReadonlySet<Hue>,
  words: readonly Nodes[],
  path: string,
  help: string,
): readonly VFileMessage[] {
  const found: VFileMessage[] = [];
  for (const word of words) {
    visit(word, (node) => {
      if (node.type !== 'toned') return;
      const hue = hueOf(node.tone);
      if (hue === undefined || explained.has(hue)) return;
      const reason = `Unexpected words in \`${hue}\`, expected a colour that has a meaning here`;
      const place = { path, position: node.position ?? fileStart };
      found.push(message('undeclared-colour', place, reason, { actual: hue, help }));
    });
  }
  return found;
}
