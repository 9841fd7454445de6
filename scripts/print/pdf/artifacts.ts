// Marks what is drawn outside of the structure tree of a PDF as artifacts.
import { body, type PdfFile, pageNumbers, referenceIn, withObjects } from './objects.ts';
import { readStream, writeStream } from './streams.ts';

/** The file with everything that is drawn outside of the structure tree (margin boxes, rules, backgrounds) marked as artifact. */
export function withArtifacts(file: PdfFile): PdfFile {
  const changed = pageNumbers(file).flatMap((page): [number, string][] => {
    const contents = referenceIn(body(file, page), 'Contents');
    return contents === undefined ? [] : marked(file, contents, taggedForms(file, body(file, page)));
  });
  const forms = [...file.objects].flatMap(([number, old]): [number, string][] =>
    isTaggedForm(old) ? marked(file, number, taggedForms(file, old)) : [],
  );
  return withObjects(file, [...changed, ...forms]);
}

function marked(file: PdfFile, number: number, forms: ReadonlySet<string>): [number, string][] {
  const stream = readStream(body(file, number));
  if (stream === undefined) return [];
  const data = markArtifacts(stream.data, forms);
  return data === stream.data ? [] : [[number, writeStream({ ...stream, data })]];
}

function isTaggedForm(object: string): boolean {
  return object.startsWith('<</Type /XObject\n/Subtype /Form') && object.includes('\n/StructParents ');
}

/** Names under which a page or form draws forms that carry tags themselves. */
function taggedForms(file: PdfFile, dictionary: string): ReadonlySet<string> {
  const end = dictionary.indexOf('>> stream\n');
  const resources = end < 0 ? dictionary : dictionary.slice(0, end);
  const references = resources.matchAll(/\/(X\d+) (\d+) 0 R/gu);
  return new Set(
    [...references].flatMap(([, name = '', number]) =>
      isTaggedForm(body(file, Number(number))) ? [name] : [],
    ),
  );
}

/** The state of rewriting a content stream line by line. */
interface Marking {
  readonly out: string[];
  /** Nesting of marked content; 0 outside the structure tree. */
  depth: number;
  /** Index in `out` of the first line of the current untagged text object or path. */
  begin: number | undefined;
}

/**
 * A content stream, with one operator on each line, with its untagged parts between `/Artifact BMC` and `EMC`. `taggedForms`
 * are the names of forms that have tags themselves.
 */
export function markArtifacts(content: string, taggedForms: ReadonlySet<string>): string {
  const marking: Marking = { out: [], depth: 0, begin: undefined };
  for (const line of content.split('\n')) markLine(marking, line, taggedForms);
  // Skia closes all marked content; any other stream stays as it is.
  return marking.depth === 0 ? marking.out.join('\n') : content;
}

function markLine(marking: Marking, line: string, taggedForms: ReadonlySet<string>): void {
  const operator = line.slice(line.lastIndexOf(' ') + 1);
  marking.depth += nesting(operator);
  if (marking.depth > 0 || operator === 'EMC' || operator === 'n') marking.begin = undefined;
  else if (beginsObject(operator)) marking.begin ??= marking.out.length;
  const isUntagged = marking.depth === 0 && endsObject(operator, line, marking.begin, taggedForms);
  if (!isUntagged) {
    marking.out.push(line);
    return;
  }
  marking.out.splice(marking.begin ?? marking.out.length, 0, '/Artifact BMC');
  marking.out.push(line, 'EMC');
  marking.begin = undefined;
}

function nesting(operator: string): number {
  if (operator === 'EMC') return -1;
  return operator === 'BMC' || operator.endsWith('BDC') ? 1 : 0;
}

function beginsObject(operator: string): boolean {
  return operator === 'BT' || operator === 'm' || operator === 're';
}

const paintOperators = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh']);

function endsObject(
  operator: string,
  line: string,
  begin: number | undefined,
  taggedForms: ReadonlySet<string>,
): boolean {
  if (operator === 'ET') return begin !== undefined;
  if (operator === 'Do') return !taggedForms.has(line.slice(1, line.lastIndexOf(' ')));
  return paintOperators.has(operator);
}
