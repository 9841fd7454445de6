// Makes `report.html`, the edition of the report for the screen, which is `index.html` in a site.
import type { Edition } from '../../../model/edition.ts';
import type { Kit, Page } from '../../../model/page.ts';
import { contentPolicy } from '../../html/policy.ts';
import { withSystemTheme } from '../../html/theme.ts';
import { pictureStyle } from '../../shared/picture-sizes.ts';
import type { SiteHead } from '../../site/site-head.ts';
import { withSharedLooks } from '../../svg/looks.ts';
import { gridStyle } from '../../tables/grid.ts';
import { placedTables } from '../contents.ts';
import type { CoverArt } from '../coverart.ts';
import { elementOrigins } from '../origins.ts';
import { contextOf, reportContext } from '../report-context.ts';
import { icon } from './icon.ts';
import { pageData } from './page-data.ts';
import { sharing } from './sharing.ts';

/** Style sheets of the page beside the tokens, in this order: the text, then the features. */
const sheets = ['report', 'report-screen', 'figures', 'page', 'calculator', 'aid'] as const;

/**
 * The report for the screen: one file with its style, script, fonts and images inside, and a policy that lets in no other. With the
 * head of a site it is the page of that, whose layout is not inspected once more.
 */
export async function screenPage(
  edition: Edition,
  kit: Kit,
  art: CoverArt | undefined,
  site?: SiteHead,
): Promise<Page> {
  const context = {
    ...reportContext(edition, kit, undefined, art),
    sharing: sharing(edition, site !== undefined),
    site,
    icon: icon(kit.colour('accent')),
    data: pageData(contextOf(edition, kit, undefined)),
  };
  const script = `${calculatorCode(edition)}${await kit.pageScript()}`;
  const empty = { style: '', script };
  const bare = kit.template('report-web', { ...context, policy: '', slot: empty });
  const style = [
    kit.fontFaces(Object.values(kit.families), bare),
    withSystemTheme(kit.style('tokens')),
    ...sheets.map((name) => kit.style(name)),
    withSharedLooks(bare).style,
    gridStyle(placedTables(edition), kit),
    ...[pictureStyle(edition)].filter((css) => css !== ''),
    `@media print {\n${kit.style('report-print')}\n}`,
  ].join('\n');
  const policy = contentPolicy(script, style);
  const filled = kit.template('report-web', { ...context, policy, slot: { style, script } });
  const page = { kind: 'text', text: withSharedLooks(filled).html } as const;
  if (site !== undefined) return { ...page, path: 'index.html' };
  return { ...page, path: 'report.html', origins: elementOrigins(edition) };
}

/** A statement that holds the code of the calculators by id, for the feature that runs them; empty without calculators. */
function calculatorCode({ calculators }: Edition): string {
  if (calculators.size === 0) return '';
  const all = [...calculators].map(([id, { code }]) => `${JSON.stringify(id)}:${code}`);
  return `globalThis.calculators={${all.join(',\n')}};\n`;
}
