// Writes the properties of a presentation: title, authors, dates, application.
import type { Element } from 'xast';
import type { Presentation } from '../../model/deck/presentation.ts';
import type { DocumentInfo } from '../../model/page.ts';
import { x } from './xml.ts';

/** Title, authors and dates of a document. */
export function corePart({ title, authors, subject, keywords, language, date }: DocumentInfo): Element {
  const when = date.replace(/\.\d+Z$/, 'Z');
  return x(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    x('dc:title', title),
    x('dc:subject', subject),
    x('dc:creator', authors.join('; ')),
    x('cp:keywords', keywords.join(', ')),
    x('dc:language', language),
    x('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, when),
    x('dcterms:modified', { 'xsi:type': 'dcterms:W3CDTF' }, when),
  );
}

/** The application that made the document, the number and shape of its slides, and who publishes it. */
export function appPart(
  application: string,
  { slides, width, height }: Presentation,
  publisher: string | undefined,
): Element {
  const isWide = width / height > 1.5;
  return x(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    x('Application', application),
    x('PresentationFormat', isWide ? 'Widescreen' : 'On-screen Show (4:3)'),
    x('Slides', String(slides.length)),
    x('Notes', String(slides.length)),
    publisher === undefined ? null : x('Company', publisher),
  );
}
