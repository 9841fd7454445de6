// Describes the links of a PDF in words.
import { relativeAddress } from '../../model/page.ts';
import { type Destinations, elementId } from './destinations.ts';
import { pageLabel } from './labels.ts';
import { extended, type PdfFile, pdfString, withObjects } from './objects.ts';

/** The file with links to other volumes relative to its own folder, and with a text for every link that says where it leads, for screen readers: an address, or "Page 3". */
export function withLinkTexts(file: PdfFile, destinations: Destinations, mainPage: number): PdfFile {
  const changed = [...file.objects].flatMap(([number, old]): [number, string][] => {
    if (!old.startsWith('<</Type /Annot\n/Subtype /Link')) return [];
    const address = addressOf(old);
    const text = address === undefined ? pageOf(old, destinations, mainPage) : relativeAddress(address);
    if (text === undefined) return [];
    const link =
      text === address ? old : old.replace(/\/URI \(((?:\\.|[^\\)])*)\)/su, () => `/URI ${pdfString(text)}`);
    return [[number, extended(link, `/Contents ${pdfString(text)}`)]];
  });
  return withObjects(file, changed);
}

function addressOf(annotation: string): string | undefined {
  const address = /\/URI \(((?:\\.|[^\\)])*)\)/su.exec(annotation)?.[1];
  return address?.replaceAll(/\\(.)/gsu, '$1');
}

function pageOf(annotation: string, destinations: Destinations, mainPage: number): string | undefined {
  const name = /\/Dest \/([^\s/>]+)/u.exec(annotation)?.[1];
  const page = name === undefined ? undefined : destinations.byId.get(elementId(name));
  return page === undefined ? undefined : `Page ${pageLabel(page, mainPage)}`;
}
