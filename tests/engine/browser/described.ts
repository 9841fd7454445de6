// Describes PDFs as text, in tests.
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Runs `look` over a PDF read with pdf.js. */
export async function withPdf<T>(bytes: Uint8Array, look: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  try {
    return await look(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** What a PDF says of itself as text: labels, outline with pages, then each page's structure tree and links. */
export function describePdf(bytes: Uint8Array): Promise<string> {
  return withPdf(bytes, async (pdf) => {
    const labels = (await pdf.getPageLabels()) ?? [];
    const outline = outlineLines((await pdf.getOutline()) ?? [], 1);
    const marked = await pdf.getMarkInfo();
    const lines = [
      `labels: ${labels.join(' ')}`,
      `mode: ${await pdf.getPageMode()}`,
      `marked: ${marked?.Marked}`,
      'outline:',
      ...(await Promise.all(outline.map((line) => line(pdf, labels)))),
    ];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const tree = (await page.getStructTree()) as Node | null;
      const links = (await page.getAnnotations()) as Link[];
      lines.push('', `page ${labels[number - 1]}:`, ...(tree === null ? [] : treeLines(tree, 1)));
      lines.push(...links.map((link) => `  → ${link.url ?? link.dest} (${link.contentsObj?.str})`));
    }
    return `${lines.join('\n')}\n`;
  });
}

interface Link {
  readonly url?: string;
  readonly dest?: string;
  readonly contentsObj?: { readonly str: string };
}
interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly type?: string;
  readonly children?: readonly Node[];
}

/** Groups without a meaning and marks of content are left out. */
function treeLines(node: Node, depth: number): string[] {
  if (node.type !== undefined) return [];
  const isSilent = node.role === 'NonStruct' || node.role === 'Root';
  const children = (node.children ?? []).flatMap((child) => treeLines(child, isSilent ? depth : depth + 1));
  if (isSilent) return children;
  const alt = node.alt === undefined ? '' : ` “${node.alt}”`;
  const lang = node.lang === undefined ? '' : ` (${node.lang})`;
  return [`${'  '.repeat(depth)}${node.role}${alt}${lang}`, ...children];
}

type OutlineItems = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;
type OutlineLine = (pdf: PDFDocumentProxy, labels: readonly string[]) => Promise<string>;

function outlineLines(items: OutlineItems, depth: number): OutlineLine[] {
  return items.flatMap((item) => [
    async (pdf, labels) => {
      const target = Array.isArray(item.dest) ? item.dest[0] : undefined;
      const page = target === undefined ? undefined : labels[await pdf.getPageIndex(target)];
      return `${'  '.repeat(depth)}${item.title}, page ${page}`;
    },
    ...outlineLines(item.items, depth + 1),
  ]);
}

/** The text of every page. */
export function pageTexts(bytes: Uint8Array): Promise<string[]> {
  return withPdf(bytes, async (pdf) => {
    const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    return Promise.all(
      numbers.map(async (number) => {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join('');
      }),
    );
  });
}
