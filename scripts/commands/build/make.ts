// What `build` does when something changed: makes the artifacts and writes them to the output folder.
import type { ChartRunner } from '../../draw/charts/runner.ts';
import { openPrinter } from '../../host/browser/printer.ts';
import { type Dist, openDist } from '../../host/disk/dist.ts';
import { toolVersions } from '../../host/project.ts';
import { distinct } from '../../messages/distinct.ts';
import { exitCodes, wrongUsage } from '../../messages/failure.ts';
import { suggest } from '../../messages/message.ts';
import type { Printer } from '../../model/artifact.ts';
import type { Output } from '../../model/page.ts';
import type { Built } from '../../model/stages.ts';
import { type Host, type Options, openRun, type Run } from '../../pipeline.ts';
import { load } from '../../read/load.ts';
import { assemble, type Previous, type Site } from '../../records/release.ts';
import { outputs } from '../../render/index.ts';
import { cleanSummary, openChecks } from '../check/checks.ts';
import type { Session, Values } from '../session/command.ts';
import { sourceDate } from '../session/dates.ts';
import { browserOptions, isExtraFolder, outputFolder, proof } from '../session/folders.ts';
import { openCommandHost } from '../session/host.ts';
import { textValue } from '../session/options.ts';
import { readRecord, readSelection, readVariant } from '../session/selection.ts';
import { reportMade, reportStopped } from './build-report.ts';
import { readLast, writeRelease } from './release-swap.ts';
import { buildSite, siteFolder, siteName, wantsSite } from './site.ts';
import type { Marks } from './up-to-date.ts';

const cacheLimit = 256 * 1024 * 1024;

/** What a build begins with: where it is remembered, and the runner of its charts. */
export interface Started {
  readonly marks: Marks | undefined;
  readonly charts: ChartRunner;
}

/** Builds the chosen outputs and writes them, all or none; remembers it with `marks` when there was nothing to say. */
export async function make(session: Session, values: Values, { marks, charts }: Started): Promise<number> {
  const chosen = chooseOutputs(textValue(values, 'only'));
  const folder = outputFolder(session, values);
  const own = wantsSite(values) ? [siteFolder] : [];
  const paths = [...chosen.flatMap((output) => output.paths), 'ledger.json', ...own];
  const dist = await openDist(folder, proof, paths, isExtraFolder(session.root, folder));
  const browser = browserOf(session);
  // It starts while the inputs are read. Whoever needs it learns whether it did.
  browser.open().catch(() => undefined);
  try {
    const work = buildInto(dist, chosen, { charts, printer: browser.open }, marks, session, values);
    return await Promise.race([work, interruption(session.signal)]);
  } finally {
    await Promise.all([browser.close(), dist.discard()]);
  }
}

function chooseOutputs(only: string | undefined): readonly Output[] {
  if (only === undefined) return outputs;
  const names = only.split(',').map((name) => name.trim());
  const known = outputs.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw wrongUsage(`Unexpected output \`${unknown}\``, suggest(unknown, known).help);
  }
  return outputs.filter(({ name }) => names.includes(name));
}

/** Rejects when the signal aborts. */
function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

interface Browser {
  readonly open: () => Promise<Printer>;
  readonly close: () => Promise<void>;
}

/** A printer that is opened at most once; `close` also ends one that is still starting. */
function browserOf(session: Session): Browser {
  const opened: Promise<Printer>[] = [];
  return {
    open: () => {
      if (opened[0] !== undefined) return opened[0];
      const printer = openPrinter({ ...browserOptions(session), signal: session.signal });
      opened.push(printer);
      return printer;
    },
    close: async () => {
      const printer = await opened[0]?.catch(() => undefined);
      await printer?.close();
    },
  };
}

/** What a build makes: the outputs in full and, where it is wanted, the site. Without `artifacts` when either was stopped. */
async function buildAll(
  run: Run,
  options: Pick<Options, 'selection'>,
  values: Values,
): Promise<Built & { readonly site?: Site | undefined }> {
  const { artifacts, ...whole } = await run.built();
  if (artifacts === undefined || !wantsSite(values)) return { ...whole, ...(artifacts && { artifacts }) };
  const { site, messages } = await buildSite(run, options);
  const said = { ...whole, messages: distinct([...whole.messages, ...messages]) };
  return site === undefined ? said : { ...said, artifacts, site };
}

async function buildInto(
  dist: Dist,
  chosen: readonly Output[],
  own: Pick<Host, 'charts' | 'printer'>,
  marks: Marks | undefined,
  session: Session,
  values: Values,
): Promise<number> {
  const { version, signal } = session;
  const host = { ...(await openCommandHost(session, values)), ...own };
  const last = await readLast(dist);
  const { previous } = last;
  const record = readRecord(values);
  const options = {
    outputs: chosen,
    selection: readSelection(values),
    variant: readVariant(values),
    strict: values.strict === true,
    date: sourceDate(session),
    signal,
  };
  const built = await buildAll(openRun(host, options), options, values);
  if (built.artifacts === undefined) return reportStopped(session, values, built, previous);
  const details = {
    generator: `${built.edition.brand} ${version}`,
    tools: { ...toolVersions(), browser: await (await own.printer()).version() },
    // A build of everything that makes no site takes the last one away.
    outputs: [...chosen.map((output) => output.name), ...(values.only === undefined ? [siteName] : [])],
    ...(record === undefined ? {} : { selection: record }),
    readLast: dist.read,
  };
  const products = { ...built, artifacts: built.artifacts };
  const context = {
    dist,
    commit: session.commit,
    sources: built.project.sources,
    reload: () => load(host.world, options.variant),
    assemble: (before: Previous | undefined) => assemble(products, { ...details, previous: before }),
  };
  const manifest = await writeRelease(context, last);
  await host.cache.prune(cacheLimit);
  const report = reportMade(session, values, built, previous, manifest);
  if (built.messages.length === 0) await remember(built, report, marks, options, session, values);
  return exitCodes.fine;
}

/** Remembers a build that had nothing to say; that of the whole edition is a check of it, too. */
async function remember(
  { project, edition }: Built,
  report: string,
  marks: Marks | undefined,
  { outputs: made, selection }: Pick<Options, 'outputs' | 'selection'>,
  session: Session,
  values: Values,
): Promise<void> {
  await marks?.put(project.sources, report);
  if (made.length < outputs.length || selection !== undefined) return;
  await (await openChecks(session, values))?.put(project.sources, cleanSummary(edition.coverage));
}
