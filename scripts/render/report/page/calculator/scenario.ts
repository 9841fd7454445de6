// Writes the numbers of a form as a scenario file, which a build of the report takes.
import type { Choice } from './choice.ts';

/** The name of the file: the title in letters that every system has. */
export function scenarioName(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'scenario' : plain.slice(0, 40).replace(/-$/, '');
}

/** The text of the file. */
export function scenarioText(title: string, { from, values }: Choice): string {
  const file = {
    $schema: '../../schema/scenario.schema.json',
    title: title === '' ? 'Scenario' : title,
    from,
    values,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The file as an address that a link can download, with no request to anywhere. */
export function scenarioAddress(title: string, choice: Choice): string {
  return `data:application/json;charset=utf-8,${encodeURIComponent(scenarioText(title, choice))}`;
}
