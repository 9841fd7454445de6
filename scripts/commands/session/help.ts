// Texts of `help`.
import type { Command } from '../entry.ts';
import { commands } from '../index.ts';
import { everywhere } from '../shared-options.ts';
import type { Option } from './options.ts';

/** Help for the whole command line. */
export function helpForAll(): string {
  const names = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return [
    'Usage: npm run <command> -- [options]     or: node scripts/cli.ts <command> [options]',
    '',
    'Commands',
    ...names,
    `  ${'help'.padEnd(10)} this text, or the help of a command: help build`,
    `  ${'version'.padEnd(10)} the version`,
    '',
    'Exit codes   0 fine · 1 the content has errors · 2 wrong usage · 3 no usable browser · 70 a bug of ours',
    'Environment  CHROME_PATH, NO_COLOR, FORCE_COLOR, SOURCE_DATE_EPOCH',
  ].join('\n');
}

/** Help for one command. */
export function helpFor(command: Command): string {
  const usage = ['Usage: npm run', command.name, '--', command.usage, '[options]'].filter(
    (word) => word !== '',
  );
  return [
    usage.join(' '),
    '',
    command.about,
    '',
    'Options',
    ...[...command.options, ...everywhere].map(describe),
    '',
    'Examples',
    ...command.examples.map((example) => `  ${exampleLine(command.name, example)}`),
  ].join('\n');
}

/** The example `build --only report` as a command line: `npm run build -- --only report`. */
function exampleLine(name: string, example: string): string {
  const [environment = '', rest = ''] = example.split(new RegExp(`\\b${name}\\b(.*)`, 'su'));
  return `${environment}npm run ${name}${rest === '' ? '' : ` --${rest}`}`;
}

function describe({ name, short, value, summary }: Option): string {
  const flag = `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
  return `  ${flag.padEnd(24)} ${summary}`;
}
