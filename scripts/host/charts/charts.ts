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
 * takes too long or too much memory ends its process, which gives a finding. The processes end with this one. In them every
 * local time is UTC, so that dates of data, which have no time zone, are drawn as they are written.
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
    const outcome = await running().run(task, fonts);
    if (outcome.kind === 'result') return outcome.result as T;
    return refused({ ...outcome.finding, pointer: 'transform' in specOf(task) ? ['transform'] : [] });
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

type Outcome =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'ended'; readonly finding: SpecFinding };

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
  const answer = () => nextAnswer(child, (signal) => findingOf(signal, errors, limits));
  const ready = answer();
  hold(child, false);
  let sent: Fonts | undefined;
  const run = async (task: ChartTask, fonts: Fonts | undefined): Promise<Outcome> => {
    hold(child, true);
    try {
      const loaded = await ready;
      if (loaded.kind === 'ended') throw new Error(`The process for charts did not start: ${errors}`);
      if (fonts !== undefined && fonts !== sent) child.send({ kind: 'fonts', fonts } satisfies ChartTask);
      sent = fonts ?? sent;
      const answered = answer();
      child.send(task);
      return await answered;
    } finally {
      hold(child, false);
    }
  };
  return { run, isEnded: () => child.exitCode !== null || child.signalCode !== null || !child.connected };
}

/** The next answer of the process. Rejects with an error that it reports, and when it was interrupted. */
function nextAnswer(
  child: ChildProcess,
  explain: (signal: NodeJS.Signals | null) => SpecFinding | Error | undefined,
): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const onMessage = (message: ChartAnswer) => {
    if (message.kind === 'error') reject(new Error(`A chart could not be run: ${message.stack}`));
    else resolve({ kind: 'result', result: message.kind === 'result' ? message.result : undefined });
  };
  const onExit = (_: number | null, signal: NodeJS.Signals | null) => {
    const finding = explain(signal);
    if (finding === undefined) reject(new Failure('Interrupted', { exitCode: exitCodes.interrupt }));
    else if (finding instanceof Error) reject(finding);
    else resolve({ kind: 'ended', finding });
  };
  child.once('message', onMessage).once('error', reject).once('exit', onExit);
  promise
    .catch(() => undefined)
    .finally(() => child.off('message', onMessage).off('error', reject).off('exit', onExit));
  return promise;
}

const interruptions: ReadonlySet<string> = new Set(['SIGINT', 'SIGHUP', 'SIGQUIT']);

/** Why the process ended, as a finding about its chart; `undefined` when it was interrupted; an error for a bug. */
function findingOf(
  signal: NodeJS.Signals | null,
  errors: string,
  { seconds, memory }: ChartLimits,
): SpecFinding | Error | undefined {
  if (signal !== null && interruptions.has(signal)) return undefined;
  const over =
    signal === timeoutSignal
      ? `more than ${seconds} seconds of computing`
      : `more than ${memory} MB of memory`;
  const isKnown = signal !== null || /heap out of memory|Allocation failed/.test(errors);
  if (!isKnown) return new Error(`The process for charts ended: ${errors}`);
  return {
    rule: 'chart-too-costly',
    pointer: [],
    reason: `Unexpected need of ${over}, expected a chart that is drawn at once`,
    help: 'look for expressions that repeat (`regexp` with `(a+)+`, `sequence`, `pad`), for `step` and `steps`, and for transforms that make rows; compute them in a series of `data/facts/`',
  };
}

/** Whether this process waits for the other; one without a task does not keep it open. */
function hold(child: ChildProcess, isHeld: boolean): void {
  const change = isHeld ? ('ref' as const) : ('unref' as const);
  child[change]();
  child.channel?.[change]();
  (child.stderr as { ref?(): void; unref?(): void } | null)?.[change]?.();
}
