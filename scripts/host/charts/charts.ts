// Runs charts in a process of its own, which can be ended: expressions in specs can take any time and memory.
import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
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
 * A runner whose charts are run one after the other by a process that starts with the first, or in advance, and stays for the next. A chart
 * that takes too long or too much memory ends it, which gives a finding. The process ends with this one. In it every local
 * time is UTC, so that dates of data, which have no time zone, are drawn as they are written.
 */
export function processRunner(limits: ChartLimits = chartLimits): ProcessRunner {
  let open: ChartProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time, so that a process that ends has ended over the chart that waits. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const start = () => {
    if (open?.isEnded() !== false) open = startProcess(limits);
  };
  const run = async <T>(task: ChartTask, refused: (finding: SpecFinding) => T, fonts?: Fonts): Promise<T> => {
    start();
    if (open === undefined) throw new Error('The process for charts is not there');
    const outcome = await open.run(task, fonts);
    if (outcome.kind === 'result') return outcome.result as T;
    return refused({ ...outcome.finding, pointer: 'transform' in specOf(task) ? ['transform'] : [] });
  };
  return {
    start,
    inspect: (inspected) => inTurn(() => run({ kind: 'inspect', inspected }, (finding) => [finding])),
    paint: (composed, palette, fonts) => {
      const refused = (finding: SpecFinding): Drawn => ({ findings: [finding] });
      return inTurn(() => run({ kind: 'paint', composed, palette }, refused, fonts));
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
