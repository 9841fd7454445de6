// Puts the checks of the layout together as one expression for the browser.
import { contrastCheckSource } from './checks/contrast.ts';
import { documentChecksSource } from './checks/document.ts';
import { hiddenCheckSource } from './checks/hidden.ts';
import { slideChecksSource } from './checks/slides.ts';
import { typographyChecksSource } from './checks/typography.ts';
import { widthCheckSource } from './checks/width.ts';
import { wordsCheckSource } from './checks/words.ts';
import type { InspectionInput } from './page-source.ts';
import { toolsSource } from './page-tools.ts';

/** All checks of the layout as one expression, which evaluates to `LayoutFinding[]`. Runs in print media, when the text is final. */
export function inspection(input: InspectionInput): string {
  const checks = [
    documentChecksSource(),
    widthCheckSource(),
    slideChecksSource(),
    contrastCheckSource(),
    hiddenCheckSource(),
    typographyChecksSource(),
    wordsCheckSource(),
  ];
  return `(() => {
const input = ${JSON.stringify(input)};
const tools = (${toolsSource()})(input.origins);
return [${checks.join(',\n')}].flatMap((check) => check(tools, input));
})()`;
}
