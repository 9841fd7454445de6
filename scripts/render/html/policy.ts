// Writes the content security policies of documents for the screen.
import { digest } from '../../model/digest.ts';

/** A policy that allows one script and one style sheet by their hashes, embedded fonts and images, and nothing else. */
export function contentPolicy(script: string, style: string): string {
  return ["default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(style)}`, ...embedded].join(
    '; ',
  );
}

/** A policy for a page of a site, which also shows pictures that lie beside it. An empty script stands for none. */
export function sitePolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${script === '' ? "'none'" : hash(script)}`,
    `style-src ${hash(style)}`,
    // Opened from a disk, a page is no origin that its files could be of.
    "img-src 'self' file: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A policy for a page without scripts: one style sheet by its hash, style attributes of drawings, embedded fonts and images. */
export function stylePolicy(style: string): string {
  return [
    "default-src 'none'",
    `style-src-elem ${hash(style)}`,
    "style-src-attr 'unsafe-inline'",
    ...embedded,
  ].join('; ');
}

const embedded = ['font-src data:', 'img-src data:', "base-uri 'none'", "form-action 'none'"];

/**
 * A presentation with a policy at the start of its head. It allows the scripts and style sheets that it came with, by their
 * hashes, style attributes, with which Marp marks slides, and itself in a frame, where the presenter view shows the next slide.
 */
export function withDeckPolicy(html: string): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashes(html, 'script')}`,
    // Marp's script adds an empty style element, whose rules it then inserts one by one.
    `style-src-elem ${hashes(html, 'style')} ${hash('')}`,
    "style-src-attr 'unsafe-inline'",
    "frame-src 'self'",
    ...embedded,
  ].join('; ');
  return html.replace(
    '<head>',
    () => `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

/** The hashes of the contents of every element of that name; `'none'` where there is no such element. */
function hashes(html: string, element: 'script' | 'style'): string {
  const found = html.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>([\\s\\S]*?)</${element}\\s*>`, 'giu'));
  return [...new Set([...found].map(([, text = '']) => hash(text)))].join(' ') || "'none'";
}

function hash(text: string): string {
  return `'sha256-${digest(text).toString('base64')}'`;
}
