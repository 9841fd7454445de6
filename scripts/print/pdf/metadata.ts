// Writes the metadata of a PDF: document information and XMP.
import { escapeXml } from '../../draw/svg.ts';
import type { DocumentInfo } from '../../model/page.ts';
import { body, extended, freeNumber, type PdfFile, pdfString, withObjects } from './objects.ts';

/** The file with title, authors, subject, keywords, language and dates, in the document information and as XMP. */
export function withMetadata(file: PdfFile, document: DocumentInfo): PdfFile {
  const producer = /\/Producer \(([^)]*)\)/u.exec(body(file, file.info))?.[1] ?? 'Skia/PDF';
  const metadata = freeNumber(file);
  const catalogue = body(file, file.root).replace(/\n\/Lang (?:\([^)]*\)|<[^>]*>)/u, '');
  const entries = `/Lang ${pdfString(document.language)}\n/Metadata ${metadata} 0 R`;
  const packet = Buffer.from(xmp(document, producer), 'utf8').toString('latin1');
  const dictionary = `<</Type /Metadata\n/Subtype /XML\n/Length ${packet.length}>>`;
  return withObjects(file, [
    [file.info, information(document, producer)],
    [file.root, extended(catalogue, entries)],
    [metadata, `${dictionary} stream\n${packet}\nendstream`],
  ]);
}

function information(document: DocumentInfo, producer: string): string {
  const date = `(D:${compact(document.date)}+00'00')`;
  return `<</Title ${pdfString(document.title)}
/Author ${pdfString(document.authors.join(', '))}
/Subject ${pdfString(document.subject)}
/Keywords ${pdfString(document.keywords.join(', '))}
/Creator ${pdfString(document.creator)}
/Producer (${producer})
/CreationDate ${date}
/ModDate ${date}>>`;
}

/** `2026-11-20T08:30:00Z` → `20261120083000`. */
function compact(date: string): string {
  return seconds(date).replaceAll(/\D/gu, '');
}

/** A date to the second, without a time zone: `2026-11-20` → `2026-11-20T00:00:00`. */
function seconds(date: string): string {
  return date.includes('T') ? date.slice(0, 19) : `${date}T00:00:00`;
}

function xmp(document: DocumentInfo, producer: string): string {
  const date = `${seconds(document.date)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(document.title)}</dc:title>
<dc:creator>${items('Seq', document.authors)}</dc:creator>
${document.publisher === undefined ? '' : `<dc:publisher>${items('Bag', [document.publisher])}</dc:publisher>\n`}<dc:description>${alternatives(document.subject)}</dc:description>
<dc:subject>${items('Bag', document.keywords)}</dc:subject>
<dc:language>${items('Bag', [document.language])}</dc:language>
<xmp:CreatorTool>${escapeXml(document.creator)}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<pdf:Keywords>${escapeXml(document.keywords.join(', '))}</pdf:Keywords>
<pdf:Producer>${escapeXml(producer)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function items(kind: 'Seq' | 'Bag', texts: readonly string[]): string {
  return `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escapeXml(text)}</rdf:li>`).join('')}</rdf:${kind}>`;
}
