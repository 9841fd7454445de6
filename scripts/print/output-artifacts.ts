// Sorts the pages and artifacts of a build by kind and by the output that they belong to.

import type { Artifact, Cache, Presenter, Printed } from '../model/artifact.ts';
import type { DeckBoxes } from '../model/deck/slide-boxes.ts';
import { sha256 } from '../model/digest.ts';
import type { Edition } from '../model/edition.ts';
import type { OfficePage, Page } from '../model/page.ts';
import type { Checked } from '../model/sources.ts';
import type { OutputArtifact } from '../model/stages.ts';
import { awaitedLater } from '../model/tasks/lazy.ts';
import { cachedArtifact } from './cached-artifact.ts';

/** The date that documents carry, ISO 8601 in UTC: the one that is given, or midnight of the edition's date. */
export function dateOf({ meta }: Edition, date: string | undefined): string {
  return date ?? `${meta.date}T00:00:00Z`;
}

/** The page with the date of its document: ISO 8601, UTC. */
export function withDate(page: Page, date: string): Page {
  if (!('document' in page)) return page;
  const document = { ...page.document, date };
  if (page.kind === 'print') return { ...page, document };
  return { ...page, document, deck: { ...page.deck, document: { ...page.deck.document, date } } };
}

/** The artifacts of pages that are ready: texts, then files. */
export function readyArtifacts(pages: readonly Page[]): readonly Artifact[] {
  const texts = ofKind(pages, 'text').map(({ path, text }) => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  return [...texts, ...ofKind(pages, 'file')].map(({ path, bytes }) => ({
    path,
    bytes,
    sha256: sha256(bytes),
  }));
}

/** The slide shows of pages that have one, each from the cache where it was made of the same before. */
export function presentAll(
  pages: readonly Page[],
  present: Presenter,
  cache: Cache,
): readonly Promise<Artifact>[] {
  return ofKind(pages, 'present').map((page) =>
    awaitedLater(cachedArtifact('present', page, cache, () => present(page))),
  );
}

/** The pages of one kind, in their order. */
export function ofKind<K extends Page['kind']>(
  pages: readonly Page[],
  kind: K,
): readonly Extract<Page, { kind: K }>[] {
  return pages.filter((page): page is Extract<Page, { kind: K }> => page.kind === kind);
}

/** Each talk with the places of everything on the slides of its printed deck; `undefined` when there are none. */
export function withBoxes(
  pages: readonly OfficePage[],
  { value: decks }: Checked<readonly Printed[]>,
): readonly (readonly [OfficePage, DeckBoxes | undefined])[] {
  return pages.map((page, index) => [page, decks[index]?.boxes]);
}

/** Printed files as artifacts, without the places and page numbers of what is on them. */
export function withoutBoxes({ value }: Checked<readonly Printed[]>): readonly Artifact[] {
  return value.map(({ boxes: _, numbers: _numbers, ...artifact }) => artifact);
}

/** The artifacts of an output, made of its pages. */
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
  if (page.kind === 'text' || page.kind === 'file') return undefined;
  return page.kind === 'print' ? page.form : 'slides';
}
