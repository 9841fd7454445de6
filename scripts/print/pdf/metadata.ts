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
${conformance}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/** The standards that printed files follow: tagged for screen readers, and kept for archives. */
export const pdfStandards = ['PDF/UA-1', 'PDF/A-2a'] as const;

/**
 * These standards as the file names them, and the schema of the first, which PDF/A demands for properties
 * that it does not know.
 */
const conformance = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function alternatives(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function items(kind: 'Seq' | 'Bag', texts: readonly string[]): string {
  return `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escapeXml(text)}</rdf:li>`).join('')}</rdf:${kind}>`;
}
