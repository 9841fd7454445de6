// Tells numbers that another edition prints under another name from those that it does not print.
import type { EditionRecord, RecordedFact } from '../model/editions/record.ts';
import { valueAt } from './record-tables.ts';

/**
 * Whether another edition prints the number of a fact that it does not have: as the same numeral with the same unit, computed
 * from one of the same cells or told by the same sources, or else, of a range, both ends as values of the rows from which it came.
 * The same numeral for something else, 24% of another thing, is another number.
 */
export function printedElsewhere(other: EditionRecord): (fact: RecordedFact) => boolean {
  const byText = new Map<string, RecordedFact[]>();
  for (const fact of other.facts)
    for (const text of fact.texts.map(plain)) byText.set(text, [...(byText.get(text) ?? []), fact]);
  return (fact) => {
    const alike = fact.texts.flatMap((text) => byText.get(plain(text)) ?? []);
    return alike.some((found) => isRelated(found, fact)) || hasBothEnds(fact, other);
  };
}

/** Texts that differ in their spaces only are one. */
function plain(text: string): string {
  return text.replaceAll(/\s/gu, ' ');
}

/** Whether two facts with one numeral are about the same thing, as far as their origins tell. */
function isRelated(one: RecordedFact, two: RecordedFact): boolean {
  if (one.cells.some((cell) => two.cells.includes(cell))) return true;
  const isEqual = one.value === two.value && one.unit === two.unit;
  return isEqual && one.sources.some((id) => two.sources.includes(id));
}

function hasBothEnds({ value, cells }: RecordedFact, other: EditionRecord): boolean {
  if (!Array.isArray(value)) return false;
  const values = cells.map((cell) => valueAt(other, cell));
  return value.every((end) => values.includes(end));
}
