// Reads all text in the files of an output folder.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openOffice } from './office.ts';

/** Everything that is readable in a folder, by file: text as it is, documents taken apart. */
export async function textsIn(dist: string): Promise<readonly (readonly [string, string])[]> {
  const names = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (path) => [path.slice(dist.length + 1), await textOf(path)] as const));
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (path.endsWith('.pdf')) return `${bytes.toString('latin1')}\n${await pdfText(bytes)}`;
  if (path.endsWith('.pptx')) return officeText(bytes);
  return bytes.toString('utf8');
}

/** The words of every part, also of the workbooks inside. */
function officeText(bytes: Uint8Array): string {
  const file = openOffice(bytes);
  return file.paths
    .map((path) => (path.endsWith('.xlsx') ? officeText(file.bytes(path)) : file.text(path)))
    .join('\n');
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join(' ');
  });
  const outline = JSON.stringify(await document.getOutline());
  return [...(await Promise.all(pages)), outline].join('\n');
}
