// Highlights the syntax of code.
import type { ElementContent } from 'hast';
import type { LanguageFn } from 'highlight.js';
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import plaintext from 'highlight.js/lib/languages/plaintext';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import { text } from './hast.ts';

/** Names of commands are arguments as often, as in `tool rm` or `--env`, which this grammar does not tell apart: it marks none. */
const commands: LanguageFn = (hljs) => {
  const grammar = bash(hljs);
  return { ...grammar, keywords: { ...(grammar.keywords as object), built_in: [] } };
};

const grammars = {
  bash: commands,
  c,
  diff,
  dockerfile,
  go,
  ini,
  javascript,
  json,
  plaintext,
  shell,
  typescript,
  yaml,
};

/** Code as elements with the classes of highlight.js, such as `hljs-comment`; plain text without a grammar for the language. */
export function highlight(code: string, language: string | null | undefined): readonly ElementContent[] {
  const lowlight = createLowlight(grammars);
  if (language === null || language === undefined || !lowlight.registered(language)) return [text(code)];
  return lowlight.highlight(language, code).children as ElementContent[];
}
