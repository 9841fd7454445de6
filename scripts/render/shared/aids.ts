// Renders decision aids on a screen: the questions before the first table that they narrow, and below each row of these tables
// why it fits. On paper there is nothing but what stands in the block.
import type { Element, ElementContent } from 'hast';
import type { Table } from 'mdast';
import { wordIn } from '../../facts/language/language.ts';
import { type AidSpec, type Fits, fitsAnswers } from '../../model/aids/aid.ts';
import type { AidNode } from '../../model/markdown.ts';
import { isNarrowed, rowsOf } from '../../resolve/aids/aid-tables.ts';
import { aidAnchor } from '../../resolve/anchors.ts';
import { element, trusted } from '../html/hast.ts';
import type { RenderContext } from './render-context.ts';

/** What stands in a decision aid, given its children as HTML. What is added for a screen is hidden until the script of the page shows it. */
export function withAid(
  node: AidNode,
  children: readonly ElementContent[],
  context: RenderContext,
): ElementContent[] {
  const aid = context.edition.aids.get(node.id);
  if (context.medium === 'print' || aid === undefined) return [...children];
  const tables = node.children.filter((child): child is Table => child.type === 'table');
  const none = wordIn(context.edition.units.language, 'aid-none');
  let hasForm = false;
  return children.flatMap((child) => {
    const table = isElement(child, 'table') ? tables.shift() : undefined;
    if (!isElement(child, 'table') || table === undefined || !isNarrowed(table, aid)) return [child];
    const form = hasForm ? [] : [trusted(context.kit.template('aid', formContext(aid)))];
    hasForm = true;
    const without = element('p', { className: ['aid-none'], hidden: true }, [none]);
    return [...form, narrowed(child, table, aid), without];
  });
}

const reasonClass = 'aid-reason';

/** Whether a row of a table says why the row before it fits. */
export function isAidReason({ properties }: Element): boolean {
  return String(properties.className) === reasonClass;
}

function formContext({ id, title, questions }: AidSpec): object {
  const anchor = aidAnchor(id);
  return {
    id,
    anchor,
    title,
    questions: questions.map((question) => {
      const name = `${anchor}-${question.id}`;
      const options = question.options.map(({ detail = '', ...option }) => ({ ...option, detail, name }));
      return { ...question, name, options };
    }),
  };
}

/** The table with the answers that rule out each row, and below each row why it fits. */
function narrowed(table: Element, source: Table, aid: AidSpec): Element {
  const rows = rowsOf(source).map(([words]) => aid.rows.get(words));
  const body = table.children.find((child) => isElement(child, 'tbody'));
  if (body === undefined) return table;
  const children = body.children.flatMap((child): ElementContent[] => {
    const row = isElement(child, 'tr') ? rows.shift() : undefined;
    if (!isElement(child, 'tr') || row === undefined) return [child];
    const colSpan = child.children.filter((cell) => isElement(cell, 'td')).length;
    const reason = element('td', { colSpan }, [element('span', {}, [row.reason])]);
    const dataNot = ruledOutBy(row.fits, aid).join(' ');
    const own = { ...child, properties: { ...child.properties, dataNot } };
    return [own, element('tr', { className: [reasonClass], hidden: true }, [reason])];
  });
  return {
    ...table,
    properties: { ...table.properties, dataAid: aid.id },
    children: table.children.map((child) => (child === body ? { ...body, children } : child)),
  };
}

/** Every answer that a row does not fit: `load=steady`. */
function ruledOutBy(fits: Fits, { questions }: AidSpec): readonly string[] {
  return questions.flatMap(({ id, options }) =>
    options.flatMap((option) => (fitsAnswers(fits, { [id]: option.id }) ? [] : [`${id}=${option.id}`])),
  );
}

function isElement(node: ElementContent, name: string): node is Element {
  return node.type === 'element' && node.tagName === name;
}
