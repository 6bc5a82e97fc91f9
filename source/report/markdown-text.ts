import {safeText} from '../safe-text.ts';

/** Untrusted text for Markdown, on one line: no links, table cells or HTML. */
export const markdownText = (text: string): string =>
	safeText(text).replaceAll(/[\\`*_{}[\]<>|#~]/g, '\\$&');

/** A name or ID in Markdown, to be copied unchanged. */
export const markdownCode = (text: string): string => `\`${safeText(text).replaceAll('`', "'")}\``;
