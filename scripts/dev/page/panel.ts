/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';

/** What the preview shows over a page. It lies outside the body, so that neither the page nor its styles meet it. */
export interface Panel {
  /** Shows why nothing newer is shown, or nothing when the text is empty. */
  trouble(text: string): void;
  /** Shows a line for a moment. */
  event(text: string): void;
  /** Shows or hides that there is no connection. */
  lost(isLost: boolean): void;
}

/** An expression for the browser that opens a `Panel`, given its style. */
export function panelSource(): string {
  return portable(openPanel, [addPart, fillTrouble]);
}

/** The style of the panel, readable over pages of any colour. */
export const panelStyle = `
:host { all: initial; }
div { position: fixed; z-index: 2147483647; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
div[hidden] { display: none; }
.trouble { inset: auto 0 0 0; max-height: 70vh; overflow: auto; padding: 16px 20px; color: #f6f3ee; background: #2a1512f5;
  border-top: 4px solid #d9480f; }
button { float: right; font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px;
  padding: 2px 10px; cursor: pointer; }
pre { margin: 0; white-space: pre-wrap; font: inherit; }
.event, .lost { left: 12px; bottom: 12px; padding: 6px 12px; border-radius: 6px; color: #f6f3ee; background: #1c2733f0; }
.lost { background: #7a3b00f0; }
@media print { div { display: none; } }
`;

function openPanel(css: string): Panel {
  const host = document.createElement('live-panel');
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  root.adoptedStyleSheets = [style];
  const trouble = addPart(root, 'trouble', 'alert');
  const event = addPart(root, 'event', 'status');
  const lost = addPart(root, 'lost', 'status');
  lost.textContent = 'The preview has stopped. This is the last that it showed.';
  const text = fillTrouble(trouble);
  let fading: ReturnType<typeof setTimeout> | undefined;
  document.documentElement.append(host);
  return {
    trouble: (words) => {
      text.textContent = words;
      trouble.hidden = words === '';
    },
    event: (words) => {
      clearTimeout(fading);
      event.textContent = words;
      event.hidden = false;
      fading = setTimeout(() => {
        event.hidden = true;
      }, 4000);
    },
    lost: (isLost) => {
      lost.hidden = !isLost;
    },
  };
}

function addPart(root: ShadowRoot, className: string, role: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('role', role);
  element.hidden = true;
  root.append(element);
  return element;
}

function fillTrouble(trouble: HTMLElement): HTMLElement {
  const [close, text] = [document.createElement('button'), document.createElement('pre')];
  close.textContent = 'Hide';
  close.addEventListener('click', () => {
    trouble.hidden = true;
  });
  trouble.append(close, text);
  return text;
}
