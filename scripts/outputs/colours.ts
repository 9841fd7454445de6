/** Gives the colour of a token, `#rrggbb`. */
export type Colours = (token: string) => string;

/** Reads the colours of the light theme out of `tokens.css`. */
export function readColours(tokens: string): Colours {
  const root = /:root\s*\{([^}]*)\}/.exec(tokens)?.[1] ?? '';
  const known = new Map(
    [...root.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [name, value]),
  );
  return (token) => {
    const colour = known.get(token);
    if (colour === undefined)
      throw new Error(`Unexpected token \`${token}\`, expected a colour of tokens.css`);
    return colour;
  };
}
