import { type Hub, openHub } from '../../dev/hub.ts';
import { formatError } from '../../dev/problems.ts';
import { watchCode } from '../../host/code-watch.ts';
import { sweepOutput } from '../../host/disk/folder-swap.ts';
import { openServer } from '../../host/live-server.ts';
import { readPageScripts } from '../../host/page-scripts.ts';
import { openInBrowser } from '../../host/process/opener.ts';
import { programFolder } from '../../host/project.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import type { Run, Session, Values } from '../session/command.ts';
import { outputFolder, proof } from '../session/folders.ts';
import { hostData } from '../session/host.ts';
import { textValue } from '../session/options.ts';
import { openLines } from './live-lines.ts';
import { startThreads, type Threads } from './live-threads.ts';

const usualPort = 7070;
const morePorts = 10;

/** Serves report and deck on this machine and keeps them up to date, until it is interrupted. */
export const runDev: Run = async (session, values, words) => {
  if (words[0] !== undefined) throw wrongUsage(`Unexpected word \`${words[0]}\``, 'dev takes options only');
  const asked = readPort(values);
  const host = readHost(values);
  await sweepOutput(outputFolder(session, {}), proof);
  const hub = openHub(await readPageScripts());
  const threads = keepThreads(session, hub);
  const address = { host, port: asked ?? usualPort, more: asked === undefined ? morePorts : 0 };
  const server = await openServer(address, hub, () => threads.prefer());
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

interface KeptThreads {
  start(): void;
  restart(): void;
  prefer(): void;
  end(): Promise<void>;
}

/** Threads that are replaced by new ones when their code changes; what they showed stays until then. */
function keepThreads(session: Session, hub: Hub): KeptThreads {
  const { console } = session;
  const data = hostData(session);
  const lines = openLines(console.color);
  let running: Threads | undefined;
  let isAiling = false;
  const say = (line: string) => {
    if (line !== '') console.note(line);
  };
  const start = () => {
    running = startThreads(data, {
      tell: (news) => {
        hub.take(news);
        if (isAiling && news.kind === 'look') hub.ail(undefined);
        if (news.kind === 'look') isAiling = false;
        say(lines(news));
      },
      fail: (error) => {
        const said = formatError(error);
        hub.ail(said);
        isAiling = true;
        say(said.painted);
      },
    });
    running.prefer({ shown: hub.shown() });
  };
  return {
    start,
    restart: () => {
      say('the pipeline’s code changed: starting again');
      void running?.end();
      start();
    },
    prefer: () => running?.prefer({ shown: hub.shown() }),
    end: async () => running?.end(),
  };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
