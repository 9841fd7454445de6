// `explain`: prints the pages of rules.
import { diskWorld } from '../host/disk/world.ts';
import { programFolder } from '../host/project.ts';
import { wrongUsage } from '../messages/failure.ts';
import { suggest } from '../messages/message.ts';
import { type Rule, rules } from '../messages/rules.ts';
import type { Run } from './session/command.ts';

/** Prints the page of a rule, or the list of rules. */
export const runExplain: Run = async ({ console }, _values, words) => {
  const [name] = words;
  if (words.length > 1) throw wrongUsage(`Unexpected word \`${words[1]}\`, expected one rule`);
  if (name === undefined) console.print(listRules());
  else console.print(await rulePage(name.replace(/^\[(.*)\]$/u, '$1')));
  return 0;
};

function listRules(): string {
  const entries: [string, Rule][] = Object.entries(rules);
  const width = Math.max(...entries.map(([name]) => name.length));
  return entries
    .map(([name, rule]) => `${name.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}`)
    .join('\n');
}

/** The page of a rule, which belongs to the program and not to the project. */
async function rulePage(name: string): Promise<string> {
  if (!Object.hasOwn(rules, name)) {
    throw wrongUsage(`Unexpected rule \`${name}\``, suggest(name, Object.keys(rules)).help);
  }
  const program = await diskWorld(programFolder);
  return program.read(`tests/diagnostics/${name}.md`);
}
