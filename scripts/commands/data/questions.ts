// Asks a person at the terminal for what `data new` was not told.
import { isUnit } from '../../facts/units.ts';
import { suggest } from '../../messages/message.ts';
import type { Field } from '../../model/data.ts';
import type { Session, Values } from '../session/command.ts';
import { textValue } from '../session/options.ts';
import { sourceIds } from './edition-date.ts';
import { projectUnits } from './units.ts';

/** Numbers without a unit. */
export function withoutUnit(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ type, unit }) => (type === 'number' || type === 'integer') && unit === undefined);
}

/**
 * The options with the answers of a person for title, source, licence and units that are missing. What is not answered, or where
 * nobody sits at a terminal, stays missing.
 */
export async function askForGaps(
  session: Session,
  values: Values,
  fields: readonly Field[],
): Promise<Values> {
  const [sources, units] = [await sourceIds(session), await projectUnits(session.root)];
  const questions: readonly Question[] = [
    { option: 'title', words: 'Title of the dataset' },
    {
      option: 'source',
      words: 'Source, the id of an entry in data/sources.json',
      known: sources,
      isFine: (answer) => sources?.includes(answer) ?? true,
    },
    { option: 'licence', words: 'Licence, such as CC-BY-4.0' },
  ];
  const answered: Record<string, string> = {};
  for (const question of questions.filter(({ option }) => textValue(values, option) === undefined)) {
    const answer = await ask(session, question);
    if (answer === undefined) return { ...values, ...answered };
    answered[question.option] = answer;
  }
  const pairs: string[] = [];
  for (const { name, title } of withoutUnit(fields)) {
    const words = `Unit of ${title} (\`${name}\`): ms, MiB, USD/h, count for things, 1 for a ratio`;
    const isFine = (answer: string) => isUnit(answer, units);
    const answer = await ask(session, { option: 'units', words, known: units.names, isFine });
    if (answer === undefined) break;
    pairs.push(`${name}=${answer}`);
  }
  const given = textValue(values, 'units');
  const all = [...(given === undefined ? [] : [given]), ...pairs];
  return { ...values, ...answered, ...(all.length === 0 ? {} : { units: all.join(',') }) };
}

interface Question {
  readonly option: string;
  readonly words: string;
  /** Names that are suggested. */
  readonly known?: readonly string[] | undefined;
  readonly isFine?: (answer: string) => boolean;
}

/** A fine answer; undefined for an empty one, or where nobody answers. Says what is meant and asks again otherwise. */
async function ask(session: Session, question: Question): Promise<string | undefined> {
  const { words, known = [], isFine = () => true } = question;
  for (;;) {
    const answer = await session.ask(`${words}: `);
    if (answer === undefined || answer === '') return undefined;
    if (isFine(answer)) return answer;
    session.console.note(`unexpected \`${answer}\`: ${suggest(answer, known).help ?? 'choose another'}`);
  }
}
