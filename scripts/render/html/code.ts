// Renders blocks of code.
import type { RenderContext } from '../shared/render-context.ts';
import { element, write } from './hast.ts';
import { highlight } from './highlight.ts';

/** Lines of code beyond which it may break across pages. */
const longestCode = 24;
/** Characters of code that fit in the text column; wider code extends into the margin. */
const widestCode = 66;

/** The HTML of a block of code. */
export function codeHtml(
  node: { value: string; lang?: string | null; meta?: string | null },
  { kit, medium }: RenderContext,
): string {
  const title = /(?:title|caption)="(?<title>[^"]*)"/.exec(node.meta ?? '')?.groups?.title ?? '';
  const written = node.value.split('\n');
  const isLong = written.length > longestCode;
  return kit.template('code', {
    title,
    language: node.lang ?? 'text',
    isLong,
    onScreen: medium === 'screen',
    isWide: written.some((line) => line.length > widestCode),
    slot: { code: isLong ? codeParts(node.value, node.lang) : write(highlight(node.value, node.lang)) },
  });
}

/** Code in the parts that blank lines separate, and YAML in its blocks: only between these may it break over two pages. */
function codeParts(value: string, language: string | null | undefined): string {
  const parts = value.split(/(?<=\n)\s*\n(?=\S)|(?<=\n)(?=---\n)/u);
  const all = parts.flatMap((part, index) => {
    const whole = index === parts.length - 1 || parts[index + 1]?.startsWith('---') ? part : `${part}\n`;
    return language === 'yaml' && part.split('\n').length > longestCode ? blocks(whole) : [whole];
  });
  return write(
    all.map((part) => element('span', { className: ['code-part'] }, [...highlight(part, language)])),
  );
}

/** Long YAML in parts that each begin where lines stand further left than the one before: what is said of a key stays with it. */
function blocks(part: string): readonly string[] {
  const parts: string[] = [];
  let before = 0;
  for (const line of part.split(/(?<=\n)/u)) {
    const own = line.search(/\S/u);
    if (parts.length === 0 || (own >= 0 && own < before)) parts.push(line);
    else parts.push(`${parts.pop()}${line}`);
    if (own >= 0) before = own;
  }
  return parts;
}
