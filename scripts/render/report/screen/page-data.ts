// Makes the data that the script of the page works with: one block of JSON for each feature that needs one.
import type { CalculatorRun } from '../../../facts/calculator/view.ts';
import type { Edition } from '../../../model/edition.ts';
import type { RenderContext } from '../../shared/render-context.ts';
import type { CitedDocument } from '../page/figures/citation.ts';
import { evidenceData } from './evidence-data.ts';
import { pageWords } from './page-words.ts';

/** What the script of the page is given for a calculator. */
export type CalculatorData = Pick<CalculatorRun, 'form' | 'numbers'>;

/** Data of a feature by its name, under which the feature asks for it. Values are what JSON can represent. */
function dataOf({ edition }: RenderContext): Readonly<Record<string, unknown>> {
  return {
    words: pageWords(edition.units.language),
    evidence: evidenceData(edition),
    calculators: calculatorsOf(edition),
    citation: citationOf(edition),
  };
}

/** What each calculator is run with, by id: its form without what the page says of its inputs already. */
function calculatorsOf({
  calculators,
  units,
}: Edition): Readonly<Record<string, CalculatorData>> | undefined {
  if (calculators.size === 0) return undefined;
  const { numbers } = units.language;
  return Object.fromEntries(
    [...calculators].map(([id, { form }]) => {
      const inputs = form.inputs.map((input) => ({ ...input, reason: '', knows: '' }));
      return [id, { form: { ...form, inputs }, numbers }];
    }),
  );
}

/** What a citation of a figure says of the edition. */
function citationOf({ meta }: Edition): CitedDocument {
  const { title, authors, id: edition, date, language, url = '' } = meta;
  return { title, authors, edition, date, language, url };
}

/** The blocks for the layout: `slot.script` is JSON that no element of HTML can end in. Data that is undefined has no block. */
export function pageData(context: RenderContext): readonly object[] {
  return Object.entries(dataOf(context))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, slot: { script: inHtml(value) } }));
}

function inHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
