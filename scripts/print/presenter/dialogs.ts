// The dialogs of a presented deck: its keys, and the times of rehearsals. Runs in the browser.
/// <reference lib="dom" />
import type { TalkPlan } from '../../model/deck/talk-plan.ts';
import { portable } from '../page/page-source.ts';
import type { ClockTools } from './clock.ts';
import type { PanelTools } from './panel.ts';
import type { RehearsalTools } from './rehearsals.ts';

/** What the dialogs are made with. */
export type DialogTools = ClockTools & PanelTools & RehearsalTools;

/** An expression for the browser: a function of `DialogTools` that gives `Dialogs`. */
export function dialogSource(): string {
  return portable(makeDialogs, [openDialog, openKeys, openTimes, timesTable, timesCell, copyText, download]);
}

export type Dialogs = ReturnType<typeof makeDialogs>;

/** The functions that open dialogs. */
export function makeDialogs(tools: DialogTools) {
  return {
    openKeys: (plan: TalkPlan, isPresenter: boolean) => openKeys(tools, plan, isPresenter),
    openTimes: (plan: TalkPlan) => openTimes(tools, plan),
  };
}

/** Opens a dialog with a heading, content and a button that closes it, in the place of the one that is open. */
function openDialog(
  { element, button, filled }: DialogTools,
  plan: TalkPlan,
  heading: string,
  content: readonly Element[],
): void {
  document.querySelector('dialog.talk-dialog')?.remove();
  const dialog = element('dialog', 'talk-dialog');
  dialog.setAttribute('aria-label', heading);
  const title = element('h2', '', heading);
  title.tabIndex = -1;
  dialog.append(
    title,
    ...content,
    button(filled(plan.words.close), '', () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  // The browser would scroll down to the first button.
  title.focus();
}

/** The keys of the window: those of the slides, and in the presenter view those of the clock. */
function openKeys(tools: DialogTools, plan: TalkPlan, isPresenter: boolean): void {
  const { element, filled } = tools;
  const { words } = plan;
  const common = [
    ['→ ↓ Page Down Space', words['key-next']],
    ['← ↑ Page Up Shift+Space', words['key-previous']],
    ['Home', words['key-first']],
    ['End', words['key-last']],
    ['f F11', words['key-full-screen']],
    ['o', words['key-overview']],
  ];
  const own = isPresenter
    ? [
        ['+ −', words['key-notes']],
        ['s', words['key-clock']],
        ['r', words['key-rehearse']],
        ['t', words['key-times']],
      ]
    : [['p', words['key-presenter']]];
  const list = element('dl');
  for (const [keys = '', meaning] of [...common, ...own, ['?', words['key-help']]])
    list.append(element('dt', '', keys), element('dd', '', filled(meaning)));
  openDialog(tools, plan, filled(words.keys), [list]);
}

/** The times of the last rehearsal beside the plan and the one before it, to be copied, downloaded or deleted. */
function openTimes(tools: DialogTools, plan: TalkPlan): void {
  const { element, button, filled, keptRehearsals, keepRehearsals } = tools;
  const { words } = plan;
  const kept = keptRehearsals(plan);
  const last = kept.at(-1);
  if (last === undefined) {
    openDialog(tools, plan, filled(words.times), [element('p', '', filled(words.none))]);
    return;
  }
  const rows = tools.rowsOf(last, kept.at(-2), words);
  const json = () => `${JSON.stringify(last, null, 2)}\n`;
  const markdown = () => tools.markdownOf(last, rows, words);
  const buttons = element('p', 'talk-buttons');
  const copy = (text: () => string) => () => copyText(tools, text(), buttons, filled(words.copied));
  const name = `rehearsal-${last.ended.slice(0, 16).replace(/\D/g, '-')}`;
  buttons.append(
    button(filled(words['copy-markdown']), '', copy(markdown)),
    button(filled(words['copy-json']), '', copy(json)),
    button(filled(words['download-markdown']), '', () =>
      download(tools, markdown(), `${name}.md`, 'text/markdown'),
    ),
    button(filled(words['download-json']), '', () =>
      download(tools, json(), `${name}.json`, 'application/json'),
    ),
    button(filled(words.delete), '', () => {
      keepRehearsals(plan, kept.slice(0, -1));
      openTimes(tools, plan);
    }),
  );
  const ended = element('p', '', new Date(last.ended).toLocaleString(document.documentElement.lang));
  openDialog(tools, plan, filled(words.times), [ended, timesTable(tools, rows), buttons]);
}

function timesTable(tools: DialogTools, rows: readonly (readonly string[])[]): Element {
  const table = tools.element('table');
  for (const [index, cells] of rows.entries())
    table
      .insertRow()
      .append(...cells.map((text, column) => timesCell(tools, text, index === 0, column === 0)));
  return table;
}

function timesCell({ element }: DialogTools, text: string, isTop: boolean, isLeft: boolean): Element {
  if (!isTop && !isLeft) return element('td', '', text);
  const head = element('th', '', text);
  head.scope = isTop ? 'col' : 'row';
  return head;
}

/** Copies a text, and says so beside the buttons. Where the browser gives no access to its clipboard, the text is shown, selected. */
function copyText({ element }: DialogTools, text: string, buttons: Element, copied: string): void {
  const said = element('span', 'talk-said', copied);
  said.setAttribute('role', 'status');
  const show = () => {
    const area = element('textarea');
    area.value = text;
    area.readOnly = true;
    buttons.append(area);
    area.select();
  };
  const done = () => buttons.append(said);
  buttons.querySelectorAll('.talk-said, textarea').forEach((old) => {
    old.remove();
  });
  if (navigator.clipboard === undefined) show();
  else navigator.clipboard.writeText(text).then(done, show);
}

function download({ element }: DialogTools, text: string, name: string, type: string): void {
  const link = element('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
