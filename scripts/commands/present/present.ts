// `present`: opens the deck and its presenter view after some checks.
import { join, relative } from 'node:path';
import { addressOf, type Rehearsal, rehearse } from '../../host/browser/rehearsal.ts';
import { connectedScreens } from '../../host/browser/screens.ts';
import { readDist } from '../../host/disk/dist.ts';
import { sweepOutput } from '../../host/disk/folder-swap.ts';
import { hasDesktop, openInBrowser, openWindows, windowBrowser } from '../../host/process/opener.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { sha256 } from '../../model/digest.ts';
import type { Edition } from '../../model/edition.ts';
import type { Sources } from '../../model/sources.ts';
import { openRun } from '../../pipeline.ts';
import { digestInputs, type Manifest } from '../../records/manifest.ts';
import { readPrevious } from '../../records/release.ts';
import { runBuild } from '../build/build.ts';
import { type CheckResult, describeCheck } from '../session/check-result.ts';
import type { Run, Session, Values } from '../session/command.ts';
import { browserOptions, outputFolder, proof } from '../session/folders.ts';
import { hostData, openHost } from '../session/host.ts';
import { textValue } from '../session/options.ts';
import { deckChecks, lengthCheck, screenCheck, talkLength } from './preflight.ts';

const deckName = 'deck.html';

/** Builds the deck if it is not that of the current inputs, prints the checks, and opens it with its presenter view. */
export const runPresent: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'present takes options only');
  const folder = outputFolder(session, values);
  await sweepOutput(folder, proof);
  const host = await openHost(hostData(session));
  const { project, edition } = await openRun(host, { outputs: [], signal: session.signal }).resolved();
  const isCurrent =
    values.last === true ||
    (await isUpToDate(folder, `${edition.brand} ${session.version}`, project.sources));
  if (!isCurrent) {
    session.console.note('the inputs are not those of the last build: building the deck');
    const code = await buildDeck(session, values);
    if (code !== exitCodes.fine) return code;
  }
  const deck = await findDeck(session, folder);
  session.console.print(
    (await preflight(session, deck.file, edition)).flatMap((check) => describeCheck(check)).join('\n'),
  );
  await open(session, values, deck);
  return exitCodes.fine;
};

/** Whether this generator (brand and version) made the deck in the output folder from these inputs. */
async function isUpToDate(folder: string, generator: string, sources: Sources): Promise<boolean> {
  const read = readDist(folder);
  const manifest = (await readPrevious(read))?.manifest;
  if (manifest === undefined || manifest.generator !== generator) return false;
  const record = recordOf(manifest);
  const bytes = await read(deckName);
  if (record === undefined || bytes === undefined || record.keptFrom !== undefined) return false;
  return sha256(bytes) === record.sha256 && manifest.inputs.sha256 === digestInputs(sources).sha256;
}

function recordOf(manifest: Manifest): Manifest['artifacts'][number] | undefined {
  return manifest.artifacts.find(({ path }) => path === deckName);
}

async function buildDeck(session: Session, values: Values): Promise<number> {
  const output = textValue(values, 'output');
  const code = await runBuild(
    session,
    { only: 'deck', quiet: true, ...(output === undefined ? {} : { output }) },
    [],
  );
  if (code !== exitCodes.fine)
    session.console.note('to present what the last build made all the same: --last');
  return code;
}

interface Deck {
  /** Absolute path. */
  readonly file: string;
  /** Key by which its windows synchronize. */
  readonly key: string;
}

async function findDeck(session: Session, folder: string): Promise<Deck> {
  const bytes = await readDist(folder)(deckName);
  const file = join(folder, deckName);
  if (bytes !== undefined) return { file, key: sha256(bytes).slice(0, 12) };
  const name = relative(session.folder, file);
  throw new Failure(`There is no \`${name}\``, { help: 'build it: `npm run build`' });
}

async function preflight(session: Session, file: string, edition: Edition): Promise<readonly CheckResult[]> {
  const [rehearsed, screens] = await Promise.all([
    rehearse(file, browserOptions(session), session.signal).catch((error: unknown) => error as Error),
    connectedScreens(),
  ]);
  const rehearsal: readonly CheckResult[] =
    rehearsed instanceof Error
      ? [{ name: 'deck', isGood: false, found: `could not be tried out: ${rehearsed.message}` }]
      : deckChecks(rehearsed as Rehearsal);
  const ratio = rehearsed instanceof Error ? 16 / 9 : rehearsed.ratio;
  return [
    ...rehearsal,
    browserCheck(session),
    screenCheck(screens, ratio),
    lengthCheck(talkLength(edition.slides, edition.meta.talk.minutes)),
  ];
}

function browserCheck({ env }: Session): CheckResult {
  const known = windowBrowser();
  if (!hasDesktop(env)) {
    const help = 'copy the file to the machine that you present with; it needs nothing else';
    return { name: 'browser', isGood: false, found: 'no windows can be opened here', help };
  }
  const found = known === undefined ? 'the system’s own' : `${known.name} (${known.path})`;
  return { name: 'browser', isGood: true, found };
}

/** Opens a window for the audience and one for the speaker; if only the first can be opened, the key `p` opens the second. */
async function open(session: Session, values: Values, { file, key }: Deck): Promise<void> {
  const { console, env } = session;
  const windows = [addressOf(file, { sync: key }), addressOf(file, { view: 'presenter', sync: key })];
  const shown = [`audience  ${windows[0]}`, `speaker   ${windows[1]}`].join('\n');
  if (values.print === true || !hasDesktop(env)) return console.print(shown);
  const browser = windowBrowser();
  if (browser !== undefined && (await openWindows(browser.path, windows))) {
    return console.print('opened: move the window without notes to the projector and press f');
  }
  if (await openInBrowser(file))
    return console.print('opened: press p for the presenter view, f for the full screen');
  console.print(shown);
}
