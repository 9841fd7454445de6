// Runs charts in a process of its own, which can be ended: expressions in specs can take any time and memory.
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ChartRunner } from '../../draw/charts/runner.ts';
import type { Drawn } from '../../draw/drawing-cache.ts';
import type { SpecFinding } from '../../draw/finding.ts';
import type { Fonts } from '../../draw/type/fonts.ts';
import { exitCodes, Failure } from '../../messages/failure.ts';
import { type ChartAnswer, type ChartLimits, type ChartTask, chartLimits, timeoutSignal } from './tasks.ts';

/** A runner that can start its process in advance, which takes as long as loading Vega does. */
export interface ProcessRunner extends ChartRunner {
  start(): void;
}

/**
 * A runner whose charts are run by processes, each of which runs one after the other and stays for the next. The first starts
 * with the first chart, or in advance; another, up to `processes`, when so many charts wait that starting it pays. A chart that
 * takes too long or too much memory ends its process, which gives a finding; when something else ends the process, the chart
 * is run again by a new one. The processes end with this one. In them every local time is UTC, so that dates of data, which
 * have no time zone, are drawn as they are written.
 */
export function processRunner(
  limits: ChartLimits = chartLimits,
  processes = Math.min(availableParallelism(), mostProcesses),
): ProcessRunner {
  const lanes = [openLane(limits)];
  const run: Lane['run'] = (task, refused, fonts) => {
    const free = lanes.reduce((best, lane) => (lane.waiting() < best.waiting() ? lane : best));
    if (free.waiting() < fewWaiting || lanes.length >= processes) return free.run(task, refused, fonts);
    const another = openLane(limits);
    lanes.push(another);
    return another.run(task, refused, fonts);
  };
  return {
    start: () => lanes[0]?.start(),
    inspect: (inspected) => run({ kind: 'inspect', inspected }, (finding) => [finding]),
    paint: (composed, palette, fonts) =>
      run({ kind: 'paint', composed, palette }, (finding): Drawn => ({ findings: [finding] }), fonts),
  };
}

/** Each takes the memory of Vega and of its largest chart. */
const mostProcesses = 2;

/** Charts that wait for a process before another is started: that takes as long as drawing a few of them. */
const fewWaiting = 4;

/** A process that is started again when it has ended, and the charts that wait for it. */
interface Lane {
  /** Starts the process unless it runs. */
  start(): void;
  /** Runs a task when those before it have ended; the result of `refused` when it ended the process. */
  run<T>(task: ChartTask, refused: (finding: SpecFinding) => T, fonts?: Fonts): Promise<T>;
  /** Tasks that have not ended. */
  waiting(): number;
}

function openLane(limits: ChartLimits): Lane {
  let open: ChartProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const running = (): ChartProcess => {
    if (open === undefined || open.isEnded()) open = startProcess(limits);
    return open;
  };
  const runNow = async <T>(
    task: ChartTask,
    refused: (finding: SpecFinding) => T,
    fonts?: Fonts,
  ): Promise<T> => {
    let outcome = await running().run(task, fonts);
    if (outcome.kind === 'lost') outcome = await running().run(task, fonts);
    if (outcome.kind === 'result') return outcome.result as T;
    const over =
      outcome.kind === 'over' ? outcome.limit : `more memory than the system gives (${outcome.by})`;
    return refused(tooCostly(over, 'transform' in specOf(task) ? ['transform'] : []));
  };
  return {
    start: () => void running(),
    waiting: () => waiting,
    run: (task, refused, fonts) => {
      waiting += 1;
      // One at a time, so that a process that ends has ended over the chart that waits.
      const result = last.then(() => runNow(task, refused, fonts)).finally(() => (waiting -= 1));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

const specOf = (task: ChartTask): object => {
  if (task.kind === 'inspect') return task.inspected.chart.spec;
  return task.kind === 'paint' ? task.composed.spec : {};
};

/** What became of a task: its result, the limit that it went over, or what ended its process from outside. */
type Outcome =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'over'; readonly limit: string }
  | { readonly kind: 'lost'; readonly by: string };

interface ChartProcess {
  run(task: ChartTask, fonts: Fonts | undefined): Promise<Outcome>;
  isEnded(): boolean;
}

function startProcess(limits: ChartLimits): ChartProcess {
  const cache = getCompileCacheDir();
  const child = fork(
    fileURLToPath(new URL('./chart-process.ts', import.meta.url)),
    [String(limits.seconds)],
    {
      env: { ...process.env, TZ: 'UTC', ...(cache && { NODE_COMPILE_CACHE: cache }) },
      execArgv: [`--max-old-space-size=${limits.memory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const answer = () => nextAnswer(child, (signal) => endOf(signal, errors, limits));
  const ready = answer();
  hold(child, false);
  let sent: Fonts | undefined;
  const run = async (task: ChartTask, fonts: Fonts | undefined): Promise<Outcome> => {
    hold(child, true);
    try {
      const loaded = await ready;
      if (loaded.kind === 'lost') return loaded;
      if (loaded.kind === 'over') throw new Error(`The process for charts did not start: ${errors}`);
      if (fonts !== undefined && fonts !== sent)
        child.send({ kind: 'fonts', fonts } satisfies ChartTask, whenSent);
      sent = fonts ?? sent;
      const answered = answer();
      child.send(task, whenSent);
      return await answered;
    } finally {
      hold(child, false);
    }
  };
  return { run, isEnded: () => child.exitCode !== null || child.signalCode !== null || !child.connected };
}

/** A process that has ended meanwhile cannot be sent to; that it has ended is told by its event. */
const whenSent = () => undefined;

/** The next answer of the process. Rejects with an error that it reports, and when it was interrupted. */
function nextAnswer(
  child: ChildProcess,
  explain: (signal: NodeJS.Signals | null) => Outcome | Error,
): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const onMessage = (message: ChartAnswer) => {
    if (message.kind === 'error') reject(new Error(`A chart could not be run: ${message.stack}`));
    else resolve({ kind: 'result', result: message.kind === 'result' ? message.result : undefined });
  };
  const onExit = (_: number | null, signal: NodeJS.Signals | null) => {
    const end = explain(signal);
    if (end instanceof Error) reject(end);
    else resolve(end);
  };
  child.once('message', onMessage).once('error', reject).once('exit', onExit);
  promise
    .catch(() => undefined)
    .finally(() => child.off('message', onMessage).off('error', reject).off('exit', onExit));
  return promise;
}

const interruptions: ReadonlySet<string> = new Set(['SIGINT', 'SIGHUP', 'SIGQUIT']);

/** How V8 says that it has no memory left, before it ends the process. */
const outOfMemory = /heap out of memory|Allocation failed|Fatal process out of memory|invalid size error/u;

/** Why the process ended: it went over a limit, or something else ended it; an error when it was interrupted, and for a bug. */
function endOf(
  signal: NodeJS.Signals | null,
  errors: string,
  { seconds, memory }: ChartLimits,
): Outcome | Error {
  if (outOfMemory.test(errors)) return { kind: 'over', limit: `more than ${memory} MB of memory` };
  if (signal === timeoutSignal) return { kind: 'over', limit: `more than ${seconds} seconds of computing` };
  if (signal === null) return new Error(`The process for charts ended: ${errors}`);
  if (interruptions.has(signal)) return new Failure('Interrupted', { exitCode: exitCodes.interrupt });
  return { kind: 'lost', by: signal };
}

const tooCostly = (over: string, pointer: SpecFinding['pointer']): SpecFinding => ({
  rule: 'chart-too-costly',
  pointer,
  reason: `Unexpected need of ${over}, expected a chart that is drawn at once`,
  help: 'look for expressions that repeat (`regexp` with `(a+)+`, `sequence`, `pad`), for `step` and `steps`, and for transforms that make rows; compute them in a series of `data/facts/`',
});

/** Whether this process waits for the other; one without a task does not keep it open. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const change = isHeld ? ('ref' as const) : ('unref' as const);
  child[change]();
  child.channel?.[change]();
  (child.stderr as { ref?(): void; unref?(): void } | null)?.[change]?.();
}
