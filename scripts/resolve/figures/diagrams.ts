// Binds the texts of a diagram.
import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { SourceRef } from '../../model/data.ts';
import type { Picture } from '../../model/diagram.ts';
import type { Mention } from '../../model/edition.ts';
import type { JsonPointer } from '../../model/sources.ts';
import type { DiagramSpec } from '../../model/specs.ts';
import { mapLeaves } from '../../read/text/json-entries.ts';
import { mergeSources, type UncitedFigure } from '../citations/citations.ts';
import { bindPhrasing } from '../facts/bind.ts';
import { anchorsOf, collectObservations, type Names, type Observed } from '../facts/binding.ts';
import { sourcesOfFact } from '../facts/ledger.ts';
import { unseen } from '../mentions.ts';

/** A diagram with every text bound. Its sources are those that it names, then those of the facts that it shows. */
export function bindDiagram(
  diagram: DiagramSpec,
  mentions: readonly Mention[],
  names: Names,
): Observed<UncitedFigure> {
  const { observations, add, unwrap } = collectObservations();
  const scope = { path: diagram.path, mentions };
  add(anchorsOf(mentions.filter(({ kind }) => kind === 'figure')));
  const facts: string[] = [];
  const bind = (words: readonly PhrasingContent[], at = scope): PhrasingContent[] => {
    const bound = unwrap(bindPhrasing(words, at, names));
    for (const node of bound) if (node.type === 'bound') facts.push(...node.facts);
    return bound;
  };
  const textOf = (words: readonly PhrasingContent[], at = scope): string =>
    plainText({ type: 'paragraph', children: bind(words, at) });
  const title = bind(diagram.title);
  const subtitle = bind(diagram.subtitle);
  const alt = textOf(diagram.alt, { ...scope, mentions: unseen(mentions) });
  const note = diagram.note && bind(diagram.note);
  const texts = new Map(diagram.labels.map(({ pointer, words }) => [keyOf(pointer), textOf(words)]));
  const number = names.outline.figures.get(diagram.id);
  const value: UncitedFigure = {
    kind: 'diagram',
    id: diagram.id,
    spec: diagram,
    picture: withTexts(diagram.picture, texts),
    title,
    subtitle,
    alt,
    rows: new Map(),
    data: [],
    refs: mergeSources([
      ...namedSources(diagram, names),
      ...facts.flatMap((fact) => sourcesOfFact(fact, names)),
    ]),
    ...(number !== undefined && { number }),
    ...(note && { note }),
  };
  return { value, observations };
}

/** The sources that a diagram names; unknown ones were reported when its file was read. */
function namedSources({ sources }: DiagramSpec, { project }: Names): readonly SourceRef[] {
  return sources.filter(({ id }) => project.bibliography.has(id));
}

const keyOf = (pointer: JsonPointer): string => pointer.join('\u0000');

/** The picture with the text at every pointer replaced. */
function withTexts(picture: Picture, texts: ReadonlyMap<string, string>): Picture {
  return mapLeaves(picture, (leaf, pointer) => texts.get(keyOf(pointer)) ?? leaf) as Picture;
}
