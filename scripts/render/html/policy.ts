// Writes the content security policy of the report's edition for the screen.
import { digest } from '../../model/digest.ts';

/** A policy that allows one script and one style sheet by their hashes, embedded fonts and images, and nothing else. */
export function contentPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `'sha256-${digest(text).toString('base64')}'`;
}
