import { toString as plainText } from 'mdast-util-to-string';
import { type DataTable, type Drawing, type Edition, type Figure, surfaces } from '../model.ts';
import { element, text, trusted, write } from './hast.ts';

/** Every chart on every surface it was drawn for, beside its alternative text and its data: one page, for reviewers. */
export function gallery(edition: Edition, drawings: readonly Drawing[], style: string): string {
  const sections = [...edition.figures.values()].map((figure) => section(figure, drawings));
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('title', {}, [text(`Charts of ${edition.meta.title}, edition ${edition.meta.id}`)]),
    element('style', {}, [trusted(`${style}\n${own}`)]),
  ];
  const body = [element('h1', {}, [text(`Charts, edition ${edition.meta.id}`)]), ...sections];
  const page = element('html', { lang: edition.meta.language }, [
    element('head', {}, head),
    element('body', {}, body),
  ]);
  return `<!doctype html>\n${write([page])}\n`;
}

const own = `body { font: 14px/1.5 Inter, sans-serif; color: var(--ink); background: var(--tint); margin: 2rem }
.surface { display: table; padding: 1rem; margin: 1rem 0; background: var(--paper); border: 1px solid var(--rule) }
svg { display: block }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: 0.1rem 0.6rem; text-align: left; border-bottom: 1px solid var(--grid) }
`;

function section(figure: Figure, drawings: readonly Drawing[]) {
  const drawn = surfaces.flatMap((surface) =>
    drawings.filter((drawing) => drawing.chart === figure.id && drawing.surface === surface),
  );
  return element('section', { id: figure.id }, [
    element('h2', {}, [text(plainText({ type: 'paragraph', children: [...figure.title] }))]),
    element('p', {}, [text(plainText({ type: 'paragraph', children: [...figure.subtitle] }))]),
    ...drawn.flatMap((drawing) => [
      element('h3', {}, [text(`${figure.id}, ${drawing.surface}, ${drawing.width} × ${drawing.height} px`)]),
      element('div', { className: ['surface'] }, [trusted(drawing.svg)]),
    ]),
    element('p', {}, [text(figure.alt)]),
    ...figure.data.map(data),
  ]);
}

function data(table: DataTable) {
  const head = table.columns.map(({ title, unit }) =>
    element('th', { scope: 'col' }, [text(unit === undefined ? title : `${title} (${unit})`)]),
  );
  const rows = table.rows.map(({ cells }) =>
    element(
      'tr',
      {},
      cells.map((cell) => element('td', {}, [text(cell.text)])),
    ),
  );
  return element('details', {}, [
    element('summary', {}, [text(`Data: ${table.id}, ${table.rows.length} rows`)]),
    element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, rows)]),
  ]);
}
