import { build } from '../build.ts';
import type { Selection } from '../check.ts';
import { suggest } from '../diagnostics/message.ts';
import { exitCodes, wrongUsage } from '../failure.ts';
import { topicLoader } from '../host/topics.ts';
import { nullCache } from '../io/cache.ts';
import { lineProgress } from '../io/console.ts';
import { type Dist, openDist } from '../io/dist.ts';
import { readFonts } from '../io/fonts.ts';
import { present } from '../io/marp.ts';
import { openPrinter } from '../io/printer.ts';
import { toolVersions } from '../io/project.ts';
import { diskWorld } from '../io/world.ts';
import type { Output, Printer } from '../model.ts';
import { outputs } from '../outputs/index.ts';
import { silent } from '../progress.ts';
import type { SelectionRecord } from '../records/manifest.ts';
import { assemble, readPrevious } from '../records/release.ts';
import { reportMade, reportStopped } from './built.ts';
import type { Run, Session, Values } from './command.ts';
import { reviewDate, sourceDate } from './dates.ts';
import { browserOptions, isMade, outputFolder } from './folders.ts';
import { textValue } from './options.ts';
import { openResults } from './results.ts';

const cacheLimit = 256 * 1024 * 1024;

/** Builds the outputs that are asked for and writes them, all or nothing. */
export const runBuild: Run = async (session, values, words) => {
  if (words[0] !== undefined) throw wrongUsage(`Unexpected word \`${words[0]}\``, 'outputs go with --only');
  const chosen = chooseOutputs(textValue(values, 'only'));
  readSelection(values);
  const folder = outputFolder(session, values);
  const dist = await openDist(folder, isMade);
  const browser = browserOf(session);
  try {
    const work = buildInto(dist, chosen, browser.open, session, values);
    return await Promise.race([work, interruption(session.signal)]);
  } finally {
    await browser.close();
    await dist.discard();
  }
};

/** What `--public` and `--minutes` ask for; nothing when neither is given. */
function readSelection(values: Values): Selection | undefined {
  const isPublic = values.public === true;
  const text = textValue(values, 'minutes');
  const minutes = text === undefined ? undefined : Number(text);
  if (minutes !== undefined && !(minutes > 0 && minutes < 1000)) {
    throw wrongUsage(`Unexpected minutes \`${text}\``, 'write a number, as in `--minutes 20`');
  }
  if (!isPublic && minutes === undefined) return undefined;
  return { isPublic, ...(minutes === undefined ? {} : { minutes }) };
}

function recordSelection({ isPublic, minutes }: Selection): SelectionRecord {
  return { ...(isPublic === true ? { public: true } : {}), ...(minutes === undefined ? {} : { minutes }) };
}

function chooseOutputs(only: string | undefined): readonly Output[] {
  if (only === undefined) return outputs;
  const names = only.split(',').map((name) => name.trim());
  const known = outputs.map(({ name }) => name);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    throw wrongUsage(`Unexpected output \`${stranger}\``, suggest(stranger, known).help);
  }
  return outputs.filter(({ name }) => names.includes(name));
}

/** Rejects when the person ends the run. */
function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

interface Browser {
  readonly open: () => Promise<Printer>;
  readonly close: () => Promise<void>;
}

/** A printer that is opened at most once and is closed also when it is still starting. */
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

async function buildInto(
  dist: Dist,
  chosen: readonly Output[],
  printer: () => Promise<Printer>,
  session: Session,
  values: Values,
): Promise<number> {
  const { console, root, version } = session;
  const cache = values['no-cache'] === true ? undefined : await openResults(root);
  const previous = await readPrevious(dist.read);
  const date = sourceDate(session);
  const selection = readSelection(values);
  const built = await build({
    world: await diskWorld(root),
    topics: topicLoader(),
    cache: cache ?? nullCache,
    fonts: readFonts,
    printer,
    present,
    outputs: chosen,
    today: reviewDate(session),
    ...(date === undefined ? {} : { date }),
    ...(selection === undefined ? {} : { selection }),
    strict: values.strict === true,
    version,
    progress: values.quiet === true ? silent : lineProgress(console.note, session.clock),
  });
  if (built.artifacts === undefined) return reportStopped(session, values, built, previous);
  const circumstances = {
    generator: `${built.edition.brand} ${version}`,
    tools: { ...toolVersions(), browser: await (await printer()).version() },
    outputs: chosen.map((output) => output.name),
    ...(selection === undefined ? {} : { selection: recordSelection(selection) }),
    previous,
    readLast: dist.read,
  };
  const release = await assemble({ ...built, artifacts: built.artifacts }, circumstances);
  session.signal.throwIfAborted();
  await dist.replace(release.files);
  await cache?.prune(cacheLimit);
  reportMade(session, values, built, previous, release.manifest);
  return exitCodes.fine;
}
