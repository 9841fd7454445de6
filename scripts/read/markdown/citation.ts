// Parses citations and cross references: `[@id, where; @id]`, `[@fig:id]`.
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown';
import { markdownLineEnding } from 'micromark-util-character';
import type { Code, Extension, State, Tokenizer } from 'micromark-util-types';
import type { Citation, CrossReference } from '../../model/markdown.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation';
    citationMarker: 'citationMarker';
    citationPiece: 'citationPiece';
    citationSeparator: 'citationSeparator';
  }
}

const [openBracket, closeBracket, at, semicolon] = [91, 93, 64, 59] as const;

/** Tokenizes `[@a, where; @b]`, also over several lines; brackets cannot be nested. */
const tokenizeCitation: Tokenizer = (effects, ok, nok) => {
  return start;

  function start(code: Code): State | undefined {
    effects.enter('citation');
    single('citationMarker', code);
    return (next) => (next === at ? between(next) : nok(next));
  }
  function single(type: 'citationMarker' | 'citationSeparator' | 'lineEnding', code: Code): undefined {
    effects.enter(type);
    effects.consume(code);
    effects.exit(type);
  }
  function between(code: Code): State | undefined {
    if (code === null || code === openBracket) return nok(code);
    if (code === closeBracket) {
      single('citationMarker', code);
      effects.exit('citation');
      return ok;
    }
    if (code === semicolon || markdownLineEnding(code)) {
      single(code === semicolon ? 'citationSeparator' : 'lineEnding', code);
      return between;
    }
    effects.enter('citationPiece');
    return piece(code);
  }
  function piece(code: Code): State | undefined {
    if (isEnd(code)) {
      effects.exit('citationPiece');
      return between(code);
    }
    effects.consume(code);
    return piece;
  }
};

function isEnd(code: Code): boolean {
  return (
    code === null ||
    code === openBracket ||
    code === closeBracket ||
    code === semicolon ||
    markdownLineEnding(code)
  );
}

/** Syntax extension for `[@…]` in text; footnotes and links keep their meaning. */
export const citationSyntax: Extension = {
  text: { [openBracket]: { name: 'citation', tokenize: tokenizeCitation } },
};

function enterCitation(this: CompileContext, token: Token): undefined {
  this.enter({ type: 'citation', items: [{ id: '' }] }, token);
}

function current(context: CompileContext): Citation {
  const node = context.stack.at(-1);
  if (node?.type !== 'citation') throw new Error('expected to be inside a citation');
  return node;
}

/** A piece is the part of an item on one line; `id` collects the pieces of the item as written. */
function exitPiece(this: CompileContext, token: Token): undefined {
  const item = current(this).items.at(-1);
  const piece = this.sliceSerialize(token);
  const text = piece.trim();
  if (item === undefined || text === '') return;
  const indent = piece.length - piece.trimStart().length;
  const { line, column, offset } = token.start;
  const start = { line, column: column + indent, offset: offset + indent };
  const end = { line, column: start.column + text.length, offset: start.offset + text.length };
  item.id = item.id === '' ? text : `${item.id} ${text}`;
  item.position = { start: item.position?.start ?? start, end };
}

function exitSeparator(this: CompileContext): undefined {
  current(this).items.push({ id: '' });
}

function exitCitation(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

/** Tree extension that makes `Citation` nodes. Their items are as written until `readCitation` parses them. */
export const citationNodes: FromMarkdown = {
  enter: { citation: enterCitation },
  exit: { citation: exitCitation, citationPiece: exitPiece, citationSeparator: exitSeparator },
};

const itemForm = /^@(?<id>[\p{L}\p{N}_](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])?)(?:\s*,\s*(?<where>\S.*))?$/u;
const referenceForm = /^(?<target>fig|tbl|sec|sld):(?<id>.+)$/;

/** The citation with parsed items, or the cross reference; undefined when it is neither. */
export function readCitation(node: Citation): Citation | CrossReference | undefined {
  const items: Citation['items'] = [];
  for (const { id: written, position } of node.items) {
    const { id, where } = itemForm.exec(written)?.groups ?? {};
    if (id === undefined) return undefined;
    items.push({ id, ...(where !== undefined && { where }), ...(position && { position }) });
  }
  const position = node.position && { position: node.position };
  const references = items.map((item) => referenceForm.exec(item.id)?.groups);
  const reference = references.find((found) => found !== undefined);
  if (reference === undefined) return { type: 'citation', items, ...position };
  if (items.length > 1 || items[0]?.where !== undefined) return undefined;
  return {
    type: 'crossReference',
    target: reference.target as CrossReference['target'],
    id: reference.id ?? '',
    ...position,
  };
}
