// Finds what is wrong with a decision aid that follows its schema: ids that do not exist or stand twice, answers that leave no
// row, and expressions, which its texts cannot hold.
import type { VFileMessage } from 'vfile-message';
import { message, suggest } from '../../messages/message.ts';
import { type Answers, combinations, fitsAnswers } from '../../model/aids/aid.ts';
import { misplaced } from '../markdown/directive.ts';
import { entriesOf } from '../text/json-entries.ts';
import type { Locator } from '../text/locate.ts';
import type { AidFile } from './aid-schema.ts';

/** A message for each fault. Answers that leave no row are looked for only where all ids are right. */
export function aidFaults(file: AidFile, locate: Locator): readonly VFileMessage[] {
  const ids = [...doubleIds(file, locate), ...unknownIds(file, locate)];
  return [...ids, ...expressions(file, locate), ...(ids.length === 0 ? deadEnds(file, locate) : [])];
}

function doubleIds({ questions }: AidFile, locate: Locator): readonly VFileMessage[] {
  const twice = (what: string, ids: readonly string[], pointer: readonly (string | number)[]) =>
    ids.flatMap((id, index) => {
      if (ids.indexOf(id) === index) return [];
      const reason = `Unexpected second ${what} \`${id}\`, expected another id`;
      return [message('duplicate-id', locate([...pointer, index, 'id']), reason, { actual: id })];
    });
  return [
    ...twice('question', idsOf(questions), ['questions']),
    ...questions.flatMap(({ options }, index) =>
      twice('answer', idsOf(options), ['questions', index, 'options']),
    ),
  ];
}

function unknownIds({ questions, rows }: AidFile, locate: Locator): readonly VFileMessage[] {
  return Object.entries(rows).flatMap(([row, { fits }]) =>
    Object.entries(fits).flatMap(([id, options]) => {
      const at = ['rows', row, 'fits', id];
      const question = questions.find((one) => one.id === id);
      if (question === undefined) {
        const reason = `Unexpected question \`${id}\`, expected one of the ${questions.length} of the aid`;
        return [message('unknown-answer', locate(at, 'key'), reason, suggest(id, idsOf(questions)))];
      }
      const known = idsOf(question.options);
      return options.flatMap((option, index) => {
        if (known.includes(option)) return [];
        const reason = `Unexpected answer \`${option}\` to \`${id}\`, expected one of its ${known.length}`;
        return [message('unknown-answer', locate([...at, index]), reason, suggest(option, known))];
      });
    }),
  );
}

function expressions(file: AidFile, locate: Locator): readonly VFileMessage[] {
  return entriesOf(file)
    .filter(({ value }) => typeof value === 'string' && value.includes('{{'))
    .map(({ key, pointer }) => misplaced(locate(pointer), `\`${key}\` of a decision aid`));
}

/** Answers that leave no row; of those that hold each other, only the fewest. */
function deadEnds(file: AidFile, locate: Locator): readonly VFileMessage[] {
  const rows = Object.values(file.rows);
  const found: Answers[] = [];
  for (const answers of combinations(file.questions)) {
    if (found.some((fewer) => holds(answers, fewer))) continue;
    if (!rows.some(({ fits }) => fitsAnswers(fits, answers))) found.push(answers);
  }
  return found.map((answers) => {
    const said = Object.entries(answers).map(([question, option]) => `\`${question}\`: \`${option}\``);
    const reason = `Unexpected answers ${said.join(', ')} that no row fits, expected at least one row`;
    const help = 'let a row fit these answers, or add one that says what is advised then';
    return message('dead-end', locate(['rows'], 'key'), reason, { help });
  });
}

const holds = (answers: Answers, fewer: Answers): boolean =>
  Object.entries(fewer).every(([question, option]) => answers[question] === option);

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
