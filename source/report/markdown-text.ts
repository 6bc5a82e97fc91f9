import {safeText} from '../safe-text.ts';

/** A text of somebody else's in Markdown, on one line: no link, no table cell, no HTML. */
export const markdownText = (text: string): string =>
	safeText(text).replaceAll(/[\\`*_{}[\]<>|#~]/g, '\\$&');

/** A name or an ID in Markdown, to be copied as it is. */
export const markdownCode = (text: string): string => `\`${safeText(text).replaceAll('`', "'")}\``;
