// `dev`: a preview of report and deck that follows every change.
import { type Hub, openHub } from '../../dev/hub.ts';
import { formatError } from '../../dev/problems.ts';
import { watchCode } from '../../host/code-watch.ts';
import { sweepOutput } from '../../host/disk/folder-swap.ts';
import { openServer } from '../../host/live-server.ts';
import { readPageScripts } from '../../host/page-scripts.ts';
import { idleCollector } from '../../host/process/idle-collector.ts';
import { openInBrowser } from '../../host/process/opener.ts';
import { programFolder } from '../../host/project.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import type { Run, Session, Values } from '../session/command.ts';
import { outputFolder, proof } from '../session/folders.ts';
import { hostData } from '../session/host.ts';
import { textValue } from '../session/options.ts';
import { readVariant } from '../session/selection.ts';
import { openLineFormatter } from './live-lines.ts';
import { type PreviewData, startThreads, type Threads } from './live-threads.ts';

const defaultPort = 7070;
const morePorts = 10;

/** Serves report and deck on this machine and keeps them up to date, until it is interrupted. */
export const runDev: Run = async (session, values, words) => {
  if (words[0] !== undefined) throw wrongUsage(`Unexpected word \`${words[0]}\``, 'dev takes options only');
  const asked = readPort(values);
  const host = readHost(values);
  await sweepOutput(outputFolder(session, {}), proof);
  const hub = openHub(await readPageScripts());
  const threads = restartableThreads({ ...hostData(session), variant: readVariant(values) }, session, hub);
  const address = { host, port: asked ?? defaultPort, more: asked === undefined ? morePorts : 0 };
  const server = await openServer(address, hub, {
    onVisible: () => threads.prioritize(),
    onFailure: (page, reason) =>
      session.console.note(
        `${page || 'the overview'} could not be changed in place and was loaded again in the browser: ${reason}`,
      ),
  });
  const code = watchCode(programFolder, () => threads.restart());
  try {
    threads.start();
    session.console.print(welcome(server.url));
    if (values.open === true) await openInBrowser(server.url);
    await ended(session.signal);
    return exitCodes.fine;
  } finally {
    code.close();
    await Promise.all([server.close(), threads.end()]);
  }
};

function welcome(url: string): string {
  return [
    `preview   ${url}`,
    `report    ${url}report.html`,
    `deck      ${url}deck.html`,
    'Ctrl-C ends it',
  ].join('\n');
}

function readPort(values: Values): number | undefined {
  const text = textValue(values, 'port');
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw wrongUsage(
    `Unexpected port \`${text}\``,
    'a port is a whole number up to 65535; 0 takes any that is free',
  );
}

const loopback: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  '127.0.0.1': '127.0.0.1',
  '::1': '::1',
  '[::1]': '::1',
};

function readHost(values: Values): string {
  const text = textValue(values, 'host') ?? '127.0.0.1';
  const host = loopback[text];
  if (host !== undefined) return host;
  throw wrongUsage(
    `Unexpected host \`${text}\`: a preview is for this machine alone`,
    'leave --host out, or send people what `npm run build` makes',
  );
}

interface RestartableThreads {
  start(): void;
  restart(): void;
  prioritize(): void;
  end(): Promise<void>;
}

/** Threads that can be replaced by new ones when their code changes. The hub serves what the old ones made until the new ones are ready. */
function restartableThreads(data: PreviewData, { console }: Session, hub: Hub): RestartableThreads {
  const format = openLineFormatter(console.color);
  let running: Threads | undefined;
  let hasProgramError = false;
  const collectWhenIdle = idleCollector(2000);
  const note = (line: string) => {
    if (line !== '') console.note(line);
  };
  const start = () => {
    running = startThreads(data, {
      onEvent: (event) => {
        hub.receive(event);
        if (hasProgramError && event.kind === 'update') hub.setProgramError(undefined);
        if (event.kind === 'update') hasProgramError = false;
        note(format(event));
        collectWhenIdle();
      },
      onError: (error) => {
        const text = formatError(error);
        hub.setProgramError(text);
        hasProgramError = true;
        note(text.styled);
      },
    });
    running.prioritize({ visible: hub.visiblePages() });
  };
  return {
    start,
    restart: () => {
      note('the pipeline’s code changed: starting again');
      void running?.end();
      start();
    },
    prioritize: () => running?.prioritize({ visible: hub.visiblePages() }),
    end: async () => running?.end(),
  };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
