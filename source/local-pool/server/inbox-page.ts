import type {Message} from '../store/inbox.ts';
import {escapeHtml, htmlPage} from './html-page.ts';
import type {WebResponse} from './listen.ts';

/** The messages "sent" as a web page, newest first. */
export function inboxPage(messages: readonly Message[]): WebResponse {
	const articles = messages.toReversed().map(
		({at, destination, subject, body}) => `<article>
<p class="note">${escapeHtml(at)} to <b>${escapeHtml(destination)}</b></p>
${subject === undefined ? '' : `<h2>${escapeHtml(subject)}</h2>`}
<p>${escapeHtml(body)}</p>
</article>`,
	);
	return htmlPage(
		200,
		'Inbox',
		articles.join('\n') || '<p>No message yet. Ask for a code, and it will be here.</p>',
	);
}
