// `present`: opens the deck and its presenter view after some checks.
import { addressOf, rehearse } from '../../host/browser/rehearsal.ts';
import { connectedScreens } from '../../host/browser/screens.ts';
import { hasDesktop, openInBrowser, openWindows, windowBrowser } from '../../host/process/opener.ts';
import { exitCodes, Failure, wrongUsage } from '../../messages/failure.ts';
import { openRun, type Run as PipelineRun } from '../../pipeline.ts';
import { type TalkLength, talkLength } from '../../resolve/talk/talk-length.ts';
import { runBuild } from '../build/build.ts';
import { type CheckResult, describeCheck, exitCodeOf } from '../session/check-result.ts';
import type { Run, Session, Values } from '../session/command.ts';
import { browserOptions } from '../session/folders.ts';
import { hostData, openHost } from '../session/host.ts';
import { selectionValues } from '../session/selection.ts';
import {
  buildCommand,
  type ChosenDeck,
  changedInputs,
  chooseDeck,
  type FoundDeck,
  findDeck,
  isUpToDate,
} from './deck.ts';
import { deckChecks, inputsCheck, lengthCheck, screenCheck } from './preflight.ts';

/** Builds the deck if it is not that of the current inputs, prints the checks of it, and opens it with its presenter view. */
export const runPresent: Run = async (session, values, words) => {
  if (words[0] !== undefined)
    throw wrongUsage(`Unexpected word \`${words[0]}\``, 'present takes options only');
  const chosen = await chooseDeck(session, values);
  const host = await openHost(hostData(session));
  const run = openRun(host, {
    outputs: [],
    selection: selectionOf(chosen),
    variant: chosen.selection.edition,
    signal: session.signal,
  });
  if (values.last !== true) {
    const { project, edition } = await run.resolved();
    if (!(await isUpToDate(chosen, `${edition.brand} ${session.version}`, project.sources))) {
      session.console.note('the inputs are not those of the last build: building the deck');
      const code = await buildDeck(session, chosen);
      if (code !== exitCodes.fine) return code;
    }
  }
  const deck = await findDeck(session, chosen);
  const command = buildCommand(session, chosen);
  const checks = [
    ...(await preflight(session, values, deck, command)),
    await checkInputs(run, deck, command),
    ...(await checkLength(run, deck, values.last === true)),
  ];
  session.console.print(checks.flatMap((check) => describeCheck(check)).join('\n'));
  await open(session, values, deck);
  return exitCodeOf(checks);
};

function selectionOf({ selection: { public: isPublic, minutes } }: ChosenDeck) {
  if (isPublic !== true && minutes === undefined) return undefined;
  return { isPublic: isPublic === true, ...(minutes === undefined ? {} : { minutes }) };
}

async function buildDeck(session: Session, { folder, selection, manifest }: ChosenDeck): Promise<number> {
  const options = {
    ...{ only: 'deck', quiet: true, output: folder },
    ...selectionValues(selection),
  };
  const code = await runBuild(session, options, []);
  if (code !== exitCodes.fine && manifest !== undefined)
    session.console.note('to present what the last build made all the same: --last');
  return code;
}

async function preflight(
  session: Session,
  values: Values,
  { file }: FoundDeck,
  command: string,
): Promise<readonly CheckResult[]> {
  const [rehearsed, screens] = await Promise.all([
    rehearse(file, browserOptions(session), session.signal).catch((error: unknown) => error as Error),
    connectedScreens(),
  ]);
  const isFailed = rehearsed instanceof Error;
  const checks = isFailed ? [untried(rehearsed)] : deckChecks(rehearsed, command);
  return [
    ...checks,
    browserCheck(session, values.print === true),
    screenCheck(screens, isFailed ? 16 / 9 : rehearsed.ratio),
  ];
}

function untried(error: Error): CheckResult {
  const exitCode = error instanceof Failure ? error.exitCode : exitCodes.browser;
  const help = error instanceof Failure && error.help !== undefined ? { help: error.help } : {};
  return {
    name: 'deck',
    isGood: false,
    found: `could not be tried out: ${error.message}`,
    exitCode,
    ...help,
  };
}

async function checkInputs(run: PipelineRun, deck: FoundDeck, command: string): Promise<CheckResult> {
  const sources = await run.sources().catch(() => undefined);
  return inputsCheck(sources && changedInputs(deck, sources), command);
}

/** The length of the talk in the deck, as its build recorded it. A public edition records none: then it is that of the inputs, if the deck was made from them. */
async function checkLength(
  run: PipelineRun,
  { record }: FoundDeck,
  isLast: boolean,
): Promise<readonly CheckResult[]> {
  const length = record?.talk ?? (isLast ? undefined : await lengthOfInputs(run));
  return length === undefined ? [] : [lengthCheck(length)];
}

async function lengthOfInputs(run: PipelineRun): Promise<TalkLength> {
  const { edition } = await run.inspected();
  return talkLength(edition.slides, edition.meta.talk.minutes);
}

function browserCheck({ env }: Session, isPrinted: boolean): CheckResult {
  const known = windowBrowser();
  if (isPrinted) return { name: 'browser', isGood: true, found: 'not needed: the addresses are printed' };
  if (!hasDesktop(env)) {
    const help = 'copy the file to the machine that you present with; it needs nothing else';
    return { name: 'browser', isGood: false, isMinor: true, found: 'no windows can be opened here', help };
  }
  const found = known === undefined ? 'the system’s own' : `${known.name} (${known.path})`;
  return { name: 'browser', isGood: true, found };
}

/** Opens a window for the audience and one for the speaker; if only the first can be opened, the key `p` opens the second. */
async function open(session: Session, values: Values, { file, key }: FoundDeck): Promise<void> {
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
