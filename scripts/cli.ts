import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import type { Session } from './commands/command.ts';
import { type Command, commands, everywhere } from './commands/index.ts';
import { readOptions } from './commands/options.ts';
import { exitCodes, Failure, wrongUsage } from './failure.ts';
import { openConsole, wantsColor } from './io/console.ts';
import { findProject, programFolder, readPackage } from './io/project.ts';

const { name, version } = readPackage();

/** Runs the command that `args` ask for and gives its exit code. */
async function run(args: readonly string[], signal: AbortSignal): Promise<number> {
  const [word = '', ...rest] = args;
  const command = commands.find((candidate) => candidate.name === word);
  if (command === undefined) return runBuiltIn(word, rest);
  const { values, words } = readOptions(rest, [...command.options, ...everywhere]);
  if (values.help === true) return showHelp(command.name);
  if (values.version === true) return showVersion();
  await refuseSwallowed(command);
  enableCompileCache(join(programFolder, '.cache/compile'));
  const execute = await command.load();
  return execute(openSession(signal), values, words);
}

/** What needs no project: help and version, also as options, and words that are no command. */
async function runBuiltIn(word: string, rest: readonly string[]): Promise<number> {
  if (word === 'version' || word === '--version') return showVersion();
  if (word === 'help' || word === '--help' || word === '-h') return showHelp(rest[0]);
  const { helpForAll } = await import('./commands/help.ts');
  if (word === '') {
    process.stderr.write(`${helpForAll()}\n`);
    return exitCodes.usage;
  }
  const { suggest } = await import('./diagnostics/message.ts');
  const names = [...commands.map((command) => command.name), 'help', 'version'];
  const [kind, known] = word.startsWith('-') ? ['option', ['--help', '--version']] : ['command', names];
  throw wrongUsage(`Unexpected ${kind} \`${word}\``, suggest(word, known).help);
}

async function showHelp(word: string | undefined): Promise<number> {
  const { helpFor, helpForAll } = await import('./commands/help.ts');
  const command = commands.find((candidate) => candidate.name === word);
  process.stdout.write(`${command === undefined ? helpForAll() : helpFor(command)}\n`);
  return exitCodes.fine;
}

function showVersion(): number {
  process.stdout.write(`${name} ${version}\n`);
  return exitCodes.fine;
}

/** `npm run build --strict` gives the option to npm, which drops it silently. */
async function refuseSwallowed(command: Command): Promise<void> {
  if (!isRunByNpm() || process.env.npm_lifecycle_event !== command.name) return;
  const swallowed = command.options.find((option) => {
    const set = process.env[`npm_config_${option.name.replaceAll('-', '_')}`];
    return set !== undefined && set !== '' && set !== 'false';
  });
  if (swallowed === undefined) return;
  throw wrongUsage(
    `npm kept the option \`--${swallowed.name}\` for itself`,
    `write \`npm run ${command.name} -- --${swallowed.name}\`, with two dashes before it`,
  );
}

function isRunByNpm(): boolean {
  return dirname(process.env.npm_package_json ?? '') === process.cwd();
}

function openSession(signal: AbortSignal): Session {
  const { env } = process;
  return {
    root: findProject(process.cwd()),
    folder: isRunByNpm() ? (env.INIT_CWD ?? process.cwd()) : process.cwd(),
    env,
    console: openConsole(process.stdout, process.stderr, wantsColor(env, process.stdout)),
    signal,
    now: new Date(),
    clock: () => performance.now(),
    name,
    version,
  };
}

/** Says what went wrong: plainly when a person can put it right, with the stack only when the bug is ours. */
function report(error: unknown): number {
  if (error instanceof Failure) {
    const help = error.help === undefined ? '' : `  help: ${error.help}\n`;
    process.stderr.write(`error: ${error.message}\n${help}`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const system = `${name} ${version}, Node ${process.version}, ${process.platform}-${process.arch}`;
  process.stderr.write(
    `${stack}\n\nThis is a bug of ${name}, not of your content. Please report it with the lines above.\n${system}\n`,
  );
  return exitCodes.bug;
}

/** A signal that ends with the first Ctrl-C or termination; a second one kills as usual. */
function listenForEnd(): AbortSignal {
  const end = new AbortController();
  const help = 'nothing was written; what the last build made is untouched';
  for (const [event, exitCode] of [
    ['SIGINT', exitCodes.interrupt],
    ['SIGTERM', exitCodes.terminate],
  ] as const) {
    process.once(event, () => end.abort(new Failure('Interrupted', { exitCode, help })));
  }
  return end.signal;
}

/** A reader that closes early (`| head`) is no mistake. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
const exitCode = await run(process.argv.slice(2), listenForEnd()).catch(report);
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
