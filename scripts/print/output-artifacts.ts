/** Files that readers get, by the output that they belong to. */

import type { Artifact, Printed } from '../model/artifact.ts';
import type { DeckBoxes } from '../model/deck/slide-boxes.ts';
import { sha256 } from '../model/digest.ts';
import type { OfficePage, Page, TextPage } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';
import type { OutputArtifact } from '../model/stages.ts';

/** The page with the date that its document carries: ISO, UTC. */
export function withDate(page: Page, date: string): Page {
  if (!('document' in page)) return page;
  const document = { ...page.document, date };
  if (page.kind === 'print') return { ...page, document };
  return { ...page, document, deck: { ...page.deck, document: { ...page.deck.document, date } } };
}

/** A page that is ready as it is, as a file. */
export function textArtifact({ path, text }: TextPage): Artifact {
  const bytes = new TextEncoder().encode(text);
  return { path, bytes, sha256: sha256(bytes) };
}

/** The pages of one kind, in their order. */
export function ofKind<K extends Page['kind']>(
  pages: readonly Page[],
  kind: K,
): readonly Extract<Page, { kind: K }>[] {
  return pages.filter((page): page is Extract<Page, { kind: K }> => page.kind === kind);
}

/** Each talk with the places of everything in its printed deck. */
export function withBoxes(
  pages: readonly OfficePage[],
  { value: decks }: Checked<readonly Printed[]>,
): readonly (readonly [OfficePage, DeckBoxes | undefined])[] {
  return pages.map((page, index) => [page, decks[index]?.boxes]);
}

/** Printed files; where everything stands in them is no part of what readers get. */
export function withoutBoxes({ value }: Checked<readonly Printed[]>): readonly Artifact[] {
  return value.map(({ boxes: _, ...artifact }) => artifact);
}

/** What was made of the pages of an output, as files of it. */
export function outputArtifacts(
  output: string,
  pages: readonly Page[],
  artifacts: readonly Artifact[],
): readonly OutputArtifact[] {
  const forms = new Map(pages.map((page) => [page.path, formOf(page)]));
  return artifacts.map((artifact) => {
    const form = forms.get(artifact.path);
    return { ...artifact, output, ...(form === undefined ? {} : { form }) };
  });
}

function formOf(page: Page): 'pages' | 'slides' | undefined {
  if (page.kind === 'text') return undefined;
  return page.kind === 'print' ? page.form : 'slides';
}
