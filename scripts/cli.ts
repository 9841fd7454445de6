// The command line: reads the arguments, runs a command and ends with its exit code.
import { dirname } from 'node:path';
import type { Command } from './commands/entry.ts';
import { commands } from './commands/index.ts';
import type { Values } from './commands/session/command.ts';
import type { ProcessInfo } from './commands/session/command-thread.ts';
import { describeError } from './commands/session/error-report.ts';
import { readOptions } from './commands/session/options.ts';
import { everywhere } from './commands/shared-options.ts';
import { cachePlaces, writableCache } from './host/disk/cache-places.ts';
import { useCompileCache } from './host/process/compile-cache.ts';
import { isTerminal, openConsole, printable, wantsColor } from './host/process/console.ts';
import { restartWithFewArenas } from './host/process/few-arenas.ts';
import { ensureHome } from './host/process/home.ts';
import { keptOption } from './host/process/npm-arguments.ts';
import { askPerson } from './host/process/question.ts';
import { openRunState } from './host/process/run-state.ts';
import { endOnSignal } from './host/process/supervisor.ts';
import { findProject, programFolder, readPackage } from './host/project.ts';
import { exitCodes, wrongUsage } from './messages/failure.ts';

// Every thread and process that starts from here on has this time zone: dates of data have none, and are read as UTC.
process.env.TZ = 'UTC';

const { name, version } = readPackage();
const system = `${name} ${version}, Node ${process.version}, ${process.platform}-${process.arch}`;

/** Runs the command that `args` ask for and gives its exit code. */
async function run(args: readonly string[]): Promise<number> {
  const [word = '', ...rest] = args;
  const command = commands.find((candidate) => candidate.name === word);
  if (command === undefined) return runBuiltIn(word, rest);
  refuseKeptOption(command, rest);
  const { values, words } = readOptions(rest, [...command.options, ...everywhere]);
  if (values.help === true) return showHelp(command.name);
  if (values.version === true) return showVersion();
  const info = readProcessInfo(command);
  if (command.isServer === true) return serve(command, values, words, info);
  const { runInThread } = await import('./commands/session/command-thread.ts');
  return runInThread(command, values, words, info);
}

/** Runs a server in this thread, since it starts threads of its own. */
async function serve(
  command: Command,
  values: Values,
  words: readonly string[],
  info: ProcessInfo,
): Promise<number> {
  restartWithFewArenas();
  const signal = endOnSignal();
  useCompileCache(info.compileCache);
  const execute = await command.load();
  signal.throwIfAborted();
  const session = {
    ...info,
    console: openConsole(process.stdout, process.stderr, info.color),
    commit: openRunState(),
    signal,
    clock: () => performance.now(),
    ask: askPerson,
  };
  return execute(session, values, words);
}

/** Help and version, also as options, which need no project. Throws wrong usage for any other word. */
async function runBuiltIn(word: string, rest: readonly string[]): Promise<number> {
  if (word === 'version' || word === '--version') return showVersion();
  if (word === 'help' || word === '--help' || word === '-h') return showHelp(rest[0]);
  const { helpForAll } = await import('./commands/session/help.ts');
  if (word === '') {
    process.stderr.write(`${helpForAll()}\n`);
    return exitCodes.usage;
  }
  const { suggest } = await import('./messages/message.ts');
  const names = [...commands.map((command) => command.name), 'help', 'version'];
  const [kind, known] = word.startsWith('-') ? ['option', ['--help', '--version']] : ['command', names];
  throw wrongUsage(`Unexpected ${kind} \`${word}\``, suggest(word, known).help);
}

async function showHelp(word: string | undefined): Promise<number> {
  const { helpFor, helpForAll } = await import('./commands/session/help.ts');
  const command = commands.find((candidate) => candidate.name === word);
  process.stdout.write(`${command === undefined ? helpForAll() : helpFor(command)}\n`);
  return exitCodes.fine;
}

function showVersion(): number {
  process.stdout.write(`${name} ${version}\n`);
  return exitCodes.fine;
}

/** Throws wrong usage when npm has taken an option for itself: it drops that of `npm run build --strict` silently. */
function refuseKeptOption(command: Command, words: readonly string[]): void {
  if (!isRunByNpm() || process.env.npm_lifecycle_event !== command.name) return;
  const kept = keptOption(command.name, command.options, process.env, Date.now(), words);
  if (kept === undefined) return;
  throw wrongUsage(
    `npm kept the option \`${kept.split(/[ =]/u)[0]}\` for itself`,
    `write \`npm run ${command.name} -- ${kept}\`, with two dashes before it`,
  );
}

function isRunByNpm(): boolean {
  return dirname(process.env.npm_package_json ?? '') === process.cwd();
}

/** Throws wrong usage when the command needs a project and there is none. */
function projectFolder(command: Command): string {
  const root = findProject(process.cwd());
  if (root !== undefined) return root;
  if (command.needsNoProject === true) return programFolder;
  throw wrongUsage(
    `There is no project in \`${process.cwd()}\`, nor above it`,
    'change to the folder that holds `content/edition.yml`',
  );
}

function readProcessInfo(command: Command): ProcessInfo {
  const { env } = process;
  return {
    root: projectFolder(command),
    folder: isRunByNpm() ? (env.INIT_CWD ?? process.cwd()) : process.cwd(),
    env: { ...env },
    now: new Date(),
    name,
    version,
    color: wantsColor(env, process.stdout),
    compileCache:
      env.NODE_COMPILE_CACHE === undefined
        ? writableCache(cachePlaces(programFolder, env), 'compile')
        : undefined,
    isLive: isTerminal(env, process.stderr),
    system,
  };
}

/** Output that nobody reads to its end (`| head`) is no error, nor is that to a terminal which was closed. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
}

ensureHome();
process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
const exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  const report = describeError(error, { name, system });
  process.stderr.write(printable(report.text, false));
  return report.exitCode;
});
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
