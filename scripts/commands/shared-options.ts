// Options that several commands have.
import type { Option } from './session/options.ts';

export const strict: Option = { name: 'strict', summary: 'treat warnings as errors' };
export const quiet: Option = { name: 'quiet', short: 'q', summary: 'say nothing but what is wrong' };
export const verbose: Option = {
  name: 'verbose',
  short: 'v',
  summary: 'say more: everything that moved, tools',
};
export const all: Option = {
  name: 'all',
  summary: 'show every message, also of a rule that has more than 50',
};
export const noCache: Option = {
  name: 'no-cache',
  summary: 'neither read nor write stored drawings and prints',
};
export const format: Option = {
  name: 'format',
  value: 'FORMAT',
  choices: ['text', 'json', 'github'],
  summary: 'how messages are written: text, json or github (annotations)',
};
export const output: Option = {
  name: 'output',
  short: 'o',
  value: 'FOLDER',
  summary: 'folder to write to instead of dist',
};

export const isPublic: Option = {
  name: 'public',
  summary: 'leave out notes and private slides from everything, for handing on',
};
export const minutes: Option = {
  name: 'minutes',
  value: 'MINUTES',
  summary: 'cut the talk to a slot: `could` goes first, then `should`; `must` stays',
};

export const edition: Option = {
  name: 'edition',
  value: 'NAME',
  summary: 'the variant `content/editions/<NAME>.yml`, which is written to dist/editions/<NAME>',
};

/** Options that every command has. */
export const everywhere: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'show help' },
  { name: 'version', summary: 'show the version' },
];
