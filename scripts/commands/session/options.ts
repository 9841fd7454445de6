// Parses the options of a command line.
import { parseArgs } from 'node:util';
import { wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import type { Values } from './command.ts';

/** One option of the command line. `value` names what follows it; a switch has none. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  readonly value?: string;
  /** The values that are allowed; any if absent. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** A command line that was parsed: values by long name, and the words that are no options. */
export interface ParsedOptions {
  readonly values: Values;
  readonly words: readonly string[];
}

/** Parses `args`. Throws wrong usage, with the likely correction, for an unknown option, a missing value or one that is not allowed. */
export function readOptions(args: readonly string[], options: readonly Option[]): ParsedOptions {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options.map((option) => [option.name, parseArgsOption(option)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined) throw unknownOption(token.rawName, options);
    values[option.name] = readValue(option, token.rawName, token.value);
  }
  return { values, words: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])) };
}

function parseArgsOption(option: Option): { type: 'string' | 'boolean'; short?: string } {
  const type = option.value === undefined ? 'boolean' : 'string';
  return option.short === undefined ? { type } : { type, short: option.short };
}

function unknownOption(raw: string, options: readonly Option[]): Error {
  const known = options.flatMap(({ name, short }) => [`--${name}`, ...(short ? [`-${short}`] : [])]);
  return wrongUsage(`Unexpected option \`${raw}\``, suggest(raw, known).help);
}

function readValue(option: Option, raw: string, value: string | undefined): string | boolean {
  if (option.value === undefined) {
    if (value === undefined) return true;
    throw wrongUsage(`Unexpected value \`${value}\` of \`${raw}\`, which takes none`);
  }
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw wrongUsage(
      `Missing value of \`${raw}\``,
      `write \`${raw} ${option.value}\` or \`--${option.name}=${option.value}\``,
    );
  }
  if (option.choices !== undefined && !option.choices.includes(value)) {
    throw wrongUsage(`Unexpected value \`${value}\` of \`${raw}\``, suggest(value, option.choices).help);
  }
  return value;
}

/** The value of an option as a number between two others; `undefined` when it was not given. Throws wrong usage for any other. */
export function numberValue(values: Values, name: string, least: number, most: number): number | undefined {
  const text = textValue(values, name);
  if (text === undefined) return undefined;
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw wrongUsage(
    `Unexpected value \`${text}\` of \`--${name}\``,
    `write a number from ${least} to ${most}`,
  );
}

/** The value of an option that takes one; `undefined` when it was not given. */
export function textValue(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
