// Puts the plan of a talk into its presentation, and the script and style that show it.
import type { TalkPlan } from '../../model/deck/talk-plan.ts';
import { presenterSource } from './presenter.ts';
import { presenterStyle } from './style.ts';

/**
 * The presentation that Marp wrote, with the plan of its talk. The plan is an attribute and no script, so that a live
 * preview can put another one in its place.
 */
export function withPresenter(html: string, plan: TalkPlan): string {
  const data = JSON.stringify(plan).replace(
    /[&"<>]/g,
    (sign) => ({ '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign,
  );
  const script = presenterSource().replaceAll('</', '<\\/');
  return (
    html
      // Its buttons and the number of the slide stand outside of the slides.
      .replace('<div class="bespoke-marp-osc">', '<div class="bespoke-marp-osc" role="navigation">')
      .replace('</head>', () => `<style>${presenterStyle}</style></head>`)
      .replace(
        /<\/body>(?![\s\S]*<\/body>)/,
        () => `<div id="talk-plan" hidden data-plan="${data}"></div><script>${script}</script></body>`,
      )
  );
}
