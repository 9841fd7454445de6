// The gallery as an output: one page with every chart and diagram, for reviewers.
import type { ElementContent } from 'hast';
import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { type Drawing, surfaces } from '../model/drawing.ts';
import type { DataTable, Edition, Figure } from '../model/edition.ts';
import type { Output } from '../model/page.ts';
import { element, trusted, write } from './html/hast.ts';
import { stylePolicy } from './html/policy.ts';

/** Meta element in the head of the page, by which a gallery is recognised. */
export const galleryKind = '<meta name="edition-kind" content="edition-gallery/1">';

/** `gallery.html`, with every drawing of an edition that could be made. */
export const galleryOutput: Output = {
  name: 'gallery',
  paths: ['gallery.html'],
  drawings: everySurface,
  render: (edition, kit) => {
    const style = `${kit.fontFaces([kit.families.sans])}\n${kit.style('tokens')}`;
    return [{ kind: 'text', path: 'gallery.html', text: gallery(edition, kit.drawings, style) }];
  },
};

/** Every figure on every surface, except diagrams on half slides, for which they are not designed. */
function everySurface({ figures }: Edition): ReturnType<Output['drawings']> {
  return [...figures].flatMap(([chart, { kind }]) =>
    surfaces
      .filter((surface) => kind === 'chart' || surface !== 'slide-half')
      .map((surface) => ({ chart, surface })),
  );
}

/** The page: every figure on each surface for which it was drawn, with its alternative text and its data. */
export function gallery(edition: Edition, drawings: readonly Drawing[], style: string): string {
  const figures = [...edition.figures.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const title = `Charts and diagrams of ${edition.meta.title}, edition ${edition.meta.id}`;
  const css = `${style}\n${galleryStyle}`;
  const head = [
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: stylePolicy(css) }),
    trusted(galleryKind),
    element('meta', { name: 'generator', content: `${edition.brand} gallery` }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('title', {}, [title]),
    element('style', {}, [trusted(css)]),
  ];
  const contents = figures.map(({ id }) => element('li', {}, [element('a', { href: `#${id}` }, [id])]));
  const body = [
    element('h1', {}, [title]),
    element('nav', { ariaLabel: 'Charts and diagrams' }, [element('ul', {}, contents)]),
    ...figures.map((figure) => section(figure, drawings)),
  ];
  const page = element('html', { lang: edition.meta.language }, [
    element('head', {}, head),
    element('body', {}, body),
  ]);
  return `<!doctype html>\n${write([page])}\n`;
}

const galleryStyle = `body { font: 14px/1.5 var(--sans), sans-serif; color: var(--text); background: var(--tint); margin: 2rem }
h1, h2, h3, b { color: var(--ink) }
h2 { margin: 0; max-width: 50rem; text-wrap: balance }
h3 { margin: 0 0 0.5rem; font-size: 12px; font-weight: 400; color: var(--muted) }
nav ul { columns: 12rem; padding: 0; list-style: none }
a { color: var(--blue) }
section { margin: 3rem 0; padding-top: 1rem; border-top: 1px solid var(--rule) }
.surfaces { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; margin: 1rem 0 }
.surface { padding: 1rem; background: var(--paper); border: 1px solid var(--rule); overflow-x: auto; max-width: 100% }
svg { display: block }
.texts { max-width: 60rem }
.tone { font-weight: 600 }
${['ink', 'muted', 'blue', 'orange', 'purple'].map((tone) => `.tone-${tone} { color: var(--${tone}) }`).join('\n')}
.tone-teal { color: var(--teal-text) }
table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { padding: 0.1rem 0.6rem; text-align: left; border-bottom: 1px solid var(--grid) }
`;

function section(figure: Figure, drawings: readonly Drawing[]) {
  const drawn = surfaces.flatMap((surface) =>
    drawings.filter((drawing) => drawing.chart === figure.id && drawing.surface === surface),
  );
  return element('section', { id: figure.id }, [
    element('h2', {}, [plainText({ type: 'paragraph', children: [...figure.title] })]),
    element('p', { className: ['texts'] }, toned(figure.subtitle)),
    element('div', { className: ['surfaces'] }, drawn.map(onSurface)),
    ...(figure.note === undefined ? [] : [element('p', { className: ['texts'] }, toned(figure.note))]),
    element('p', {}, [figure.alt]),
    element('p', {}, [`Sources: ${figure.sources.map(({ short }) => short).join('; ') || 'none'}`]),
    ...figure.data.map(data),
  ]);
}

function onSurface({ chart, surface, width, height, svg }: Drawing) {
  const size = `${Math.round(width)} × ${Math.round(height)} px`;
  return element('div', { className: ['surface'] }, [
    element('h3', {}, [`${chart}, ${surface}, ${size}`]),
    trusted(svg),
  ]);
}

/** Toned words with the class of their colour; everything else as plain text. */
function toned(nodes: readonly PhrasingContent[]): ElementContent[] {
  return nodes.map((node) => {
    const words = plainText(node);
    const tone = node.type === 'toned' ? node.tone : undefined;
    return tone === undefined
      ? { type: 'text', value: words }
      : element('span', { className: ['tone', `tone-${tone}`] }, [words]);
  });
}

function data(table: DataTable) {
  const head = table.columns.map(({ title, unit }) =>
    element('th', { scope: 'col' }, [unit === undefined ? title : `${title} (${unit})`]),
  );
  const rows = table.rows.map(({ cells }) =>
    element(
      'tr',
      {},
      cells.map((cell) => element('td', {}, [cell.text])),
    ),
  );
  return element('details', {}, [
    element('summary', {}, [`Data: ${table.id}, ${table.rows.length} rows`]),
    element('table', {}, [element('thead', {}, [element('tr', {}, head)]), element('tbody', {}, rows)]),
  ]);
}
