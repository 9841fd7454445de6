// The rows that the answers to a decision aid narrow, and what stands around them.
/// <reference lib="dom" />
import { type Answers, type Fits, fitsAnswers } from '../../../../model/aids/aid.ts';

/** How many rows fit, and how many there are. */
export interface Fit {
  readonly shown: number;
  readonly all: number;
}

/**
 * Shows the rows that fit, each with its reason where something is answered, and hides the others; a table without any is hidden, and
 * a sentence says so. Rows are looked up anew each time, since a preview puts others in their places.
 */
export function showFitting(document: Document, id: string, answers: Answers): Fit {
  const isAnswered = Object.keys(answers).length > 0;
  let [shown, all] = [0, 0];
  for (const table of tablesOf(document, id)) {
    let own = 0;
    for (const row of table.querySelectorAll<HTMLTableRowElement>('tr[data-fits]')) {
      const fits = fitsAnswers(JSON.parse(row.dataset.fits ?? '{}') as Fits, answers);
      row.hidden = !fits;
      const reason = row.nextElementSibling;
      if (reason?.matches('.aid-reason')) (reason as HTMLElement).hidden = !fits || !isAnswered;
      own += Number(fits);
      all += 1;
    }
    shown += own;
    const around = table.closest<HTMLElement>('.scroll') ?? table;
    around.hidden = own === 0;
    const none = around.nextElementSibling;
    if (none?.matches('.aid-none')) (none as HTMLElement).hidden = own > 0;
  }
  return { shown, all };
}

/** Whether an element stands in a row or table that is hidden because it does not fit. */
export function isNarrowedAway(document: Document, id: string, element: Element): boolean {
  return (
    tablesOf(document, id).some((table) => table.contains(element)) && element.closest('[hidden]') !== null
  );
}

function tablesOf(document: Document, id: string): readonly HTMLTableElement[] {
  return [...document.querySelectorAll<HTMLTableElement>(`table[data-aid="${id}"]`)];
}
