// Handles HTML in Markdown: comments are allowed, everything else is a fault.

/** The reason why HTML is a fault, and what to write instead; undefined for comments, which are allowed. */
export function htmlFault(value: string): { readonly reason: string; readonly help: string } | undefined {
  const rest = value.replaceAll(/<!--[\s\S]*?-->/g, '').trim();
  if (rest === '') return undefined;
  if (rest.startsWith('<!--')) {
    return { reason: 'Unexpected `<!--`, expected its `-->`', help: 'close the comment in the same block' };
  }
  const tag = /^<\/?(?<tag>[a-z][a-z0-9-]*)/i.exec(rest)?.groups?.tag?.toLowerCase();
  if (tag === undefined) {
    const reason = `Unexpected \`${firstLine(rest)}\` beside a comment, expected the comment alone on its lines`;
    return { reason, help: 'begin a new line after `-->`' };
  }
  return { reason: `Unexpected HTML \`<${tag}>\`, expected Markdown`, help: instead[tag] ?? otherwise };
}

/** The texts between `<!--` and `-->`, each with its offset in the value. */
export function commentsIn(value: string): readonly { readonly start: number; readonly text: string }[] {
  return [...value.matchAll(/<!--(?<text>[\s\S]*?)-->/g)].map((found) => ({
    start: found.index + '<!--'.length,
    text: found.groups?.text ?? '',
  }));
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 40) ?? '';
}

const otherwise =
  'use Markdown or a directive (`:::aside`, `:::caution`, `:::definition`, `:::try`); wrap a literal tag in backticks';

const instead: Readonly<Record<string, string>> = {
  a: 'write `[words](https://…)`',
  b: 'write `**words**`',
  strong: 'write `**words**`',
  i: 'write `_words_`',
  em: 'write `_words_`',
  br: 'end the line with a backslash',
  code: 'write `` `words` ``',
  pre: 'write a fenced code block',
  kbd: 'write `` `words` ``',
  del: 'write `~~words~~`',
  hr: 'write a heading, or leave the line out',
  img: 'write `![what it shows](images/name.png)`',
  ol: 'write lines that begin with `1. `',
  ul: 'write lines that begin with `- `',
  p: 'leave a blank line between paragraphs',
  aside: 'write `:::aside` … `:::`',
  table: 'write a table with `|`, or `::table{#id}` for data',
  h1: 'write `# Title`',
  h2: 'write `## Title`',
  h3: 'write `### Title`',
  script: 'scripts are not taken from content',
  style: 'styles stand in `templates/styles/`',
  iframe: 'nothing is loaded from elsewhere; link to it',
  video: 'nothing that moves can be printed; link to it',
  svg: 'save it below `content/images/` and write `![what it shows](images/name.svg)`',
};
