// The overlay in which the preview shows errors and notices. Runs in the browser.
/// <reference lib="dom" />
import { portable } from '../../print/page/page-source.ts';

/** An overlay in a shadow root outside of the body, where it is apart from the page's elements and styles. */
export interface Panel {
  /** Shows why nothing newer is shown; hides that if the text is empty. */
  showError(text: string): void;
  /** Shows a line for four seconds. */
  showNotice(text: string): void;
  /** Shows that there is no connection, or hides that. */
  setConnected(isConnected: boolean): void;
}

/** An expression for the browser that opens a `Panel`, given its style. */
export function panelSource(): string {
  return portable(openPanel, [addRegion, fillError]);
}

/** The style of the panel, readable over pages of any colour. */
export const panelStyle = `
:host { all: initial; }
div { position: fixed; z-index: 2147483647; font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
div[hidden] { display: none; }
.error { inset: auto 0 0 0; max-height: 70vh; overflow: auto; padding: 16px 20px; color: #f6f3ee; background: #2a1512f5;
  border-top: 4px solid #d9480f; }
button { float: right; font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 4px;
  padding: 2px 10px; cursor: pointer; }
pre { margin: 0; white-space: pre-wrap; font: inherit; }
.notice, .lost { left: 12px; bottom: 12px; padding: 6px 12px; border-radius: 6px; color: #f6f3ee; background: #1c2733f0; }
.lost { background: #7a3b00f0; }
@media print { div { display: none; } }
`;

function openPanel(css: string): Panel {
  const host = document.createElement('live-panel');
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  root.adoptedStyleSheets = [style];
  const error = addRegion(root, 'error', 'alert');
  const notice = addRegion(root, 'notice', 'status');
  const lost = addRegion(root, 'lost', 'status');
  lost.textContent = 'The preview has stopped. This is the last that it showed.';
  const errorText = fillError(error);
  let hiding: ReturnType<typeof setTimeout> | undefined;
  document.documentElement.append(host);
  return {
    showError: (text) => {
      errorText.textContent = text;
      error.hidden = text === '';
    },
    showNotice: (text) => {
      clearTimeout(hiding);
      notice.textContent = text;
      notice.hidden = false;
      hiding = setTimeout(() => {
        notice.hidden = true;
      }, 4000);
    },
    setConnected: (isConnected) => {
      lost.hidden = isConnected;
    },
  };
}

function addRegion(root: ShadowRoot, className: string, role: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('role', role);
  element.hidden = true;
  root.append(element);
  return element;
}

function fillError(error: HTMLElement): HTMLElement {
  const [close, text] = [document.createElement('button'), document.createElement('pre')];
  close.textContent = 'Hide';
  close.addEventListener('click', () => {
    error.hidden = true;
  });
  error.append(close, text);
  return text;
}
