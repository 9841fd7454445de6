import { toString as plainText } from 'mdast-util-to-string';
import type { Picture } from '../diagram.ts';
import { mapLeaves } from '../formats/json-entries.ts';
import type { DiagramSpec, JsonPointer, Mention, PhrasingContent, SourceRef } from '../model.ts';
import { bindPhrasing } from './bind.ts';
import type { Binding } from './binding.ts';
import { mergeSources } from './citations.ts';
import type { DraftFigure } from './drafts.ts';
import { sourcesOfFact } from './ledger.ts';

/** A diagram with every text bound; its sources are those it names, then those of the facts it shows. */
export function draftDiagram(
  diagram: DiagramSpec,
  mentions: readonly Mention[],
  binding: Binding,
): DraftFigure {
  const scope = { path: diagram.path, mentions };
  for (const { kind, anchor } of mentions) if (kind === 'figure') binding.order.add(anchor);
  const facts: string[] = [];
  const bind = (words: readonly PhrasingContent[]): PhrasingContent[] => {
    const bound = bindPhrasing(words, scope, binding);
    for (const node of bound) if (node.type === 'bound') facts.push(...node.facts);
    return bound;
  };
  const textOf = (words: readonly PhrasingContent[]): string =>
    plainText({ type: 'paragraph', children: bind(words) });
  const title = bind(diagram.title);
  const subtitle = bind(diagram.subtitle);
  const alt = textOf(diagram.alt);
  const note = diagram.note && bind(diagram.note);
  const texts = new Map(diagram.labels.map(({ pointer, words }) => [keyOf(pointer), textOf(words)]));
  const number = binding.outline.figures.get(diagram.id);
  return {
    id: diagram.id,
    spec: diagram,
    picture: withTexts(diagram.picture, texts),
    title,
    subtitle,
    alt,
    rows: new Map(),
    data: [],
    refs: mergeSources([
      ...named(diagram, binding),
      ...facts.flatMap((fact) => sourcesOfFact(fact, binding)),
    ]),
    ...(number !== undefined && { number }),
    ...(note && { note }),
  };
}

/** Those that the bibliography lacks were reported with the file. */
function named({ sources }: DiagramSpec, { citations }: Binding): readonly SourceRef[] {
  return sources.filter(({ id }) => citations.has(id));
}

const keyOf = (pointer: JsonPointer): string => pointer.join('\u0000');

/** The picture with the text at every pointer replaced. */
function withTexts(picture: Picture, texts: ReadonlyMap<string, string>): Picture {
  return mapLeaves(picture, (leaf, pointer) => texts.get(keyOf(pointer)) ?? leaf) as Picture;
}
