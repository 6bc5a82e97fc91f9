import type {WebResponse} from './listen.ts';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Escapes text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, character => entities[character] ?? character);

/** A page that allows no scripts, frames or external sources. */
export const htmlPage = (status: number, title: string, content: string): WebResponse => ({
	status,
	headers: {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
		// Not `no-referrer`, with which a browser sends no origin when it posts a form.
		'referrer-policy': 'same-origin',
		'cache-control': 'no-store',
	},
	body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
article { border: 1px solid #8888; border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0; }
label { display: block; margin: .75rem 0; }
input, button { font: inherit; padding: .25rem .5rem; }
.note { color: #666; }
</style>
<h1>${escapeHtml(title)}</h1>
${content}
</html>
`,
});
