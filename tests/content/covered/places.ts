import type { Nodes, RootContent } from 'mdast';
import type { CitedSource, DataTable, Edition, Figure } from '../../../scripts/model/edition.ts';
import { formatReferences } from '../../../scripts/resolve/citations/references.ts';

/** What stands at a place of the report: everything that a reader reads there, in one line and in small letters. */
export interface ReportPlace {
  readonly text: string;
  /** Ids of charts and diagrams that stand there. */
  readonly figures: readonly string[];
}

/** Every chapter and heading of the report by its id. */
export function reportPlaces(edition: Edition): ReadonlyMap<string, ReportPlace> {
  const read = reader(edition);
  const places = new Map<string, ReportPlace>();
  for (const { id, title, question = [], answer = [], doubt = [], body, headings } of edition.chapters) {
    const opening = [...title, ...question, ...answer, ...doubt].map(read);
    places.set(id, place([...opening, ...body.children.map(read)], body.children));
    for (const heading of headings) {
      const nodes = under(body.children, heading.id, heading.depth);
      places.set(heading.id, place(nodes.map(read), nodes));
    }
  }
  return places;
}

/** Words as they are looked for: small letters, one space between words. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function place(words: readonly string[], nodes: readonly RootContent[]): ReportPlace {
  return { text: plain(words.join('\n')), figures: nodes.flatMap(figuresIn) };
}

/** The heading with everything down to the next of its depth or above. */
function under(nodes: readonly RootContent[], id: string, depth: number): readonly RootContent[] {
  const first = nodes.findIndex((node) => node.type === 'heading' && node.data?.id === id);
  const rest = nodes.slice(first + 1);
  const length = rest.findIndex((node) => node.type === 'heading' && node.depth <= depth);
  return nodes.slice(first, length === -1 ? undefined : first + 1 + length);
}

function figuresIn(node: Nodes): readonly string[] {
  if (node.type === 'figure') return [node.id];
  return 'children' in node ? node.children.flatMap(figuresIn) : [];
}

function reader({ figures, tables, references }: Edition): (node: Nodes) => string {
  const entries = formatReferences(references);
  const cited = (sources: readonly { readonly id: string }[]): string =>
    sources
      .map(({ id }) => references.find((reference) => reference.id === id))
      .map((reference) => `${entries.get(reference?.id ?? '') ?? ''} ${reference?.url ?? ''}`)
      .join('\n');
  const read = (node: Nodes): string => {
    switch (node.type) {
      case 'figure':
        return figureText(figures.get(node.id), cited);
      case 'dataTable':
        return tableText(tables.get(node.id), cited);
      case 'citation':
        return cited(node.items);
      case 'code':
        return `${node.meta ?? ''}\n${node.value}`;
      case 'link':
        return `${inside(node)} ${node.url}`;
      default:
        return 'value' in node ? node.value : inside(node);
    }
  };
  const inside = (node: Nodes): string =>
    'children' in node ? node.children.map(read).join(isLine(node) ? '' : '\n') : '';
  return read;
}

/** Whether the parts of a node follow each other within a line. */
function isLine({ type }: Nodes): boolean {
  return ['paragraph', 'heading', 'emphasis', 'strong', 'link', 'tableCell', 'toned'].includes(type);
}

type Cited = (sources: readonly CitedSource[]) => string;

function figureText(figure: Figure | undefined, cited: Cited): string {
  if (figure === undefined) return '';
  return [
    figure.alt,
    figure.kind === 'diagram' ? JSON.stringify(figure.picture) : '',
    cited(figure.sources),
  ].join('\n');
}

function tableText(table: DataTable | undefined, cited: Cited): string {
  if (table === undefined) return '';
  const cells = table.rows.flatMap((row) => row.cells.map((cell) => cell.text));
  return [...table.columns.map(({ title }) => title), ...cells, cited(table.sources)].join('\n');
}
