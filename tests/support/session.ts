// Commands run in this process: what they print and end with, without the seconds that a process of their own takes.
import { commands } from '../../scripts/commands/index.ts';
import type { Run as Command, Session, Values } from '../../scripts/commands/session/command.ts';
import { describeError } from '../../scripts/commands/session/error-report.ts';
import { readOptions } from '../../scripts/commands/session/options.ts';
import type { Run } from './project.ts';

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a command is given besides its words. */
export interface Given {
  readonly values?: Values;
  /** What a person answers to the questions of the command, in their order; nobody sits there if absent. */
  readonly answers?: readonly string[];
  readonly env?: Session['env'];
  /** ISO date-time; noon of 20 November 2026 if absent. */
  readonly now?: string;
}

/** Runs a command over the project in a folder. Blanks that do not break are plain ones in what it prints. */
export async function runHere(
  run: Command,
  folder: string,
  words: readonly string[],
  given: Given = {},
): Promise<Said> {
  const { values = {}, answers = [], env = {}, now = '2026-11-20T12:00:00Z' } = given;
  const said = { out: '', err: '' };
  const left = [...answers];
  const session: Session = {
    root: folder,
    folder,
    env,
    console: {
      color: false,
      print: (text) => {
        said.out += `${text}\n`;
      },
      note: (text) => {
        said.err += `${text}\n`;
      },
      status: () => undefined,
    },
    commit: { begin: () => undefined, done: () => undefined },
    signal: new AbortController().signal,
    ask: async (question) => {
      said.err += `${question}\n`;
      return left.shift();
    },
    now: new Date(now),
    clock: () => 0,
    name: 'test',
    version: '1',
  };
  const code = await run(session, values, words).catch((error: unknown) => {
    const report = describeError(error, { name: 'test', system: '' });
    said.err += report.text;
    return report.exitCode;
  });
  return { code, out: said.out.replaceAll('\u00a0', ' '), err: said.err };
}

/** Runs a command line in this process, as `runCli` does in one of its own. */
export async function cliHere(
  args: readonly string[],
  folder: string,
  env: Session['env'] = {},
  given: Pick<Given, 'now'> = {},
): Promise<Omit<Run, 'signal'>> {
  const [word, ...rest] = args;
  const command = commands.find(({ name }) => name === word);
  if (command === undefined) throw new Error(`There is no command ${word}`);
  const run: Command = async (session) => {
    const { values, words } = readOptions(rest, command.options);
    return (await command.load())(session, values, words);
  };
  const { code, out, err } = await runHere(run, folder, [], { env, ...given });
  return { code, stdout: out, stderr: err };
}
