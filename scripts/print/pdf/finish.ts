// Finishes a printed PDF: structure, artifacts, links, metadata, page labels.
import type { PrintPage } from '../../model/page.ts';
import { withArtifacts } from './artifacts.ts';
import { type Destinations, readDestinations } from './destinations.ts';
import { mainPageOf, pageLabelsEntry } from './labels.ts';
import { withLinkTexts } from './links.ts';
import { withListBodies } from './list-bodies.ts';
import { withMetadata } from './metadata.ts';
import { body, extended, type PdfFile, withObjects } from './objects.ts';
import { withOutputIntent } from './output-intent.ts';
import { withOrderedStructure } from './structure.ts';
import { writePdf } from './write.ts';

/** The bytes of the finished file: described, labelled, tagged throughout, and the same for the same input. */
export function finish(file: PdfFile, page: Described): Uint8Array {
  return writePdf(finished(file, page));
}

/** What finishing needs to know of the page. */
type Described = Pick<PrintPage, 'document' | 'mainMatter'>;

/** The objects of the finished file. Throws when the main matter begins at an element that is not in the document. */
export function finished(file: PdfFile, page: Described): PdfFile {
  const destinations = readDestinations(file);
  const mainPage = mainPageOf(destinations, page.mainMatter);
  const steps: readonly ((file: PdfFile) => PdfFile)[] = [
    withOrderedStructure,
    withListBodies,
    withArtifacts,
    (current) => withLinkTexts(current, destinations, mainPage),
    (current) => withMetadata(current, page.document),
    withOutputIntent,
    (current) => withCatalogue(current, destinations, mainPage),
  ];
  return steps.reduce((current, step) => step(current), file);
}

/** The entries of the catalogue for viewers: page labels, open bookmarks, and the title instead of the name of the file. */
function withCatalogue(file: PdfFile, destinations: Destinations, mainPage: number): PdfFile {
  const catalogue = body(file, file.root);
  const mode = destinations.chapters.size > 0 ? '/PageMode /UseOutlines\n' : '';
  const shown = catalogue.includes('/DisplayDocTitle')
    ? ''
    : '\n/ViewerPreferences <</DisplayDocTitle true>>';
  const entries = `${mode}${pageLabelsEntry(mainPage)}${shown}`;
  return withObjects(file, [[file.root, extended(catalogue, entries)]]);
}
