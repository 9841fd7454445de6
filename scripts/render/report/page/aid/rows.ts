// The rows that the answers to a decision aid narrow, and what stands around them.
/// <reference lib="dom" />
import type { Answers } from '../../../../model/aids/aid.ts';

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
  const given = Object.entries(answers).map(([question, option]) => `${question}=${option}`);
  let [shown, all] = [0, 0];
  for (const table of tablesOf(document, id)) {
    let own = 0;
    for (const row of table.querySelectorAll<HTMLTableRowElement>('tr[data-not]')) {
      const ruledOut = row.dataset.not?.split(' ') ?? [];
      const fits = !given.some((answer) => ruledOut.includes(answer));
      row.hidden = !fits;
      const reason = row.nextElementSibling;
      if (reason?.matches('.aid-reason')) (reason as HTMLElement).hidden = !fits || given.length === 0;
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
