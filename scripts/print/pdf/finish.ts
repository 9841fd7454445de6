import type { PrintPage } from '../../model/page.ts';
import { withArtifacts } from './artifacts.ts';
import { type Destinations, readDestinations } from './destinations.ts';
import { mainPageOf, pageLabelsEntry } from './labels.ts';
import { withLinkTexts } from './links.ts';
import { withMetadata } from './metadata.ts';
import { body, extended, type PdfFile, withObjects } from './objects.ts';
import { withOrderedStructure } from './structure.ts';
import { writePdf } from './write.ts';

/** The bytes of a printed file as it is published: described, labelled, tagged throughout, and the same on every run. */
export function finish(file: PdfFile, page: Described): Uint8Array {
  return writePdf(finished(file, page));
}

type Described = Pick<PrintPage, 'document' | 'mainMatter'>;

/** The objects of a printed file as they are published. */
export function finished(file: PdfFile, page: Described): PdfFile {
  const destinations = readDestinations(file);
  const mainPage = mainPageOf(destinations, page.mainMatter);
  const steps: readonly ((file: PdfFile) => PdfFile)[] = [
    withOrderedStructure,
    withArtifacts,
    (made) => withLinkTexts(made, destinations, mainPage),
    (made) => withMetadata(made, page.document),
    (made) => withCatalogue(made, destinations, mainPage),
  ];
  return steps.reduce((made, step) => step(made), file);
}

/** Page numbers, bookmarks and title as viewers show them. */
function withCatalogue(file: PdfFile, destinations: Destinations, mainPage: number): PdfFile {
  const catalogue = body(file, file.root);
  const mode = destinations.chapters.size > 0 ? '/PageMode /UseOutlines\n' : '';
  const shown = catalogue.includes('/DisplayDocTitle')
    ? ''
    : '\n/ViewerPreferences <</DisplayDocTitle true>>';
  const entries = `${mode}${pageLabelsEntry(mainPage)}${shown}`;
  return withObjects(file, [[file.root, extended(catalogue, entries)]]);
}
