import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {accessSync, constants, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {Readable, Writable} from 'node:stream';
import type {TestContext} from 'node:test';

/** A page in a real browser, with its user's actions. */
export type Page = {
	/** Opens a URL, as if typed into the address bar. */
	open(url: string): Promise<void>;
	/** Resolves with the page's text once it contains the text; fails with the page after `seconds`. */
	until(expected: string, seconds?: number): Promise<string>;
	/** Types into the field with that label, replacing its content. */
	fill(label: string, text: string): Promise<void>;
	/** Clicks the button with that text. */
	click(button: string): Promise<void>;
};

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium on the PATH, if there is one. */
export function findChromium(): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return names.flatMap(name => folders.map(folder => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

const flags = [
	'--headless',
	// User namespaces aren't available everywhere, and the only pages it opens are the test's own.
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--no-proxy-server',
	// Accepts a click before the first frame is drawn.
	'--allow-pre-commit-input',
	// Blocks all access to the internet.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/**
 * Starts a headless Chromium with a new profile, which ends with the test. It is controlled with the DevTools protocol
 * over a pipe, which opens no port to others, and ends even if the test is killed.
 */
export async function openPage(t: TestContext, command: string): Promise<Page> {
	const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
	const child = spawn(
		command,
		[...flags, `--user-data-dir=${join(folder, 'data')}`, '--remote-debugging-pipe'],
		{
			stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
			env: {PATH: process.env['PATH'], HOME: folder, TMPDIR: folder},
		},
	);
	const ended = once(child, 'close');
	const [, , errors, input, output] = child.stdio;
	assert.ok(errors && input instanceof Writable && output instanceof Readable);
	const devTools = speakOver(input, output, errors);
	t.after(async () => {
		await devTools.call('Browser.close').catch(() => child.kill('SIGKILL'));
		await ended;
		rmSync(folder, {recursive: true, force: true, maxRetries: 5});
	});

	const {targetId} = await devTools.call('Target.createTarget', {url: 'about:blank'});
	const {sessionId} = await devTools.call('Target.attachToTarget', {targetId, flatten: true});
	const call = (method: string, params?: object) => devTools.call(method, params, sessionId);
	await call('Page.enable');
	return pageOf(call, devTools.onEvent);
}

type Call = (method: string, params?: object, sessionId?: string) => Promise<Answer>;
/** The members of responses that this file uses. */
type Answer = {
	readonly targetId?: string;
	readonly sessionId?: string;
	readonly errorText?: string;
	readonly result?: {readonly value?: unknown};
	readonly exceptionDetails?: object;
};
type OnEvent = (listener: (method: string) => void) => () => void;

/** The DevTools protocol over Chromium's file descriptors 3 and 4: JSON, with a zero byte after each message. */
function speakOver(input: Writable, output: Readable, errors: Readable) {
	const calls = new Map<number, PromiseWithResolvers<Answer>>();
	const listeners = new Set<(method: string) => void>();
	let said = '';
	let unread = '';
	let lastId = 0;
	errors.setEncoding('utf8').on('data', text => {
		said += text;
	});
	output.setEncoding('utf8').on('data', text => {
		const messages = `${unread}${text}`.split('\0');
		unread = messages.pop() ?? '';
		for (const message of messages) hear(JSON.parse(message));
	});
	const end = () => {
		for (const {reject} of calls.values()) reject(new Error(`Chromium has ended:\n${said}`));
		calls.clear();
	};
	output.on('close', end);
	input.on('error', end);

	const hear = (message: {
		readonly id?: number;
		readonly method?: string;
		readonly result?: Answer;
		readonly error?: {readonly message: string};
	}) => {
		if (message.method !== undefined) {
			for (const listener of [...listeners]) listener(message.method);
		}
		if (message.id === undefined) return;
		const {resolve, reject} = calls.get(message.id) ?? {};
		calls.delete(message.id);
		if (message.error) reject?.(new Error(message.error.message));
		else resolve?.(message.result ?? {});
	};
	const call: Call = (method, params = {}, sessionId) => {
		const id = ++lastId;
		const answer = Promise.withResolvers<Answer>();
		calls.set(id, answer);
		input.write(`${JSON.stringify({id, method, params, sessionId})}\0`);
		return answer.promise;
	};
	const onEvent: OnEvent = listener => {
		listeners.add(listener);
		return () => listeners.delete(listener);
	};
	return {call, onEvent};
}

function pageOf(call: Call, onEvent: OnEvent): Page {
	const evaluate = async (expression: string): Promise<unknown> => {
		const {result, exceptionDetails} = await call('Runtime.evaluate', {
			expression,
			returnByValue: true,
		});
		assert.ok(!exceptionDetails, `${expression}: ${JSON.stringify(exceptionDetails)}`);
		return result?.value;
	};
	const shown = async () =>
		String(await evaluate("location.href + '\\n' + (document.body?.innerText ?? '')"));

	return {
		open: async url => {
			const {errorText} = await call('Page.navigate', {url});
			assert.equal(errorText, undefined, url);
		},
		until: (expected, seconds = 60) =>
			new Promise((resolve, reject) => {
				const check = async (isLate: boolean) => {
					// While a page is loading, there is nothing to read.
					const text = await shown().catch(String);
					const isFound = text.includes(expected);
					if (!isFound && !isLate) return;
					clearTimeout(timer);
					stop();
					if (isFound) resolve(text);
					else reject(new Error(`no "${expected}" in ${seconds} s. The page:\n${text}`));
				};
				const timer = setTimeout(check, seconds * 1000, true);
				const stop = onEvent(method => method === 'Page.loadEventFired' && check(false));
				void check(false);
			}),
		fill: async (label, text) => {
			await evaluate(`{
				const isIt = ({innerText}) => innerText.trim() === ${JSON.stringify(label)};
				const {control} = [...document.querySelectorAll('label')].find(isIt);
				control.focus();
				control.select();
			}`);
			await call('Input.insertText', {text});
		},
		click: async button => {
			const place = Object(
				await evaluate(`{
					const isIt = ({innerText}) => innerText.trim() === ${JSON.stringify(button)};
					const found = [...document.querySelectorAll('button')].find(isIt);
					found.scrollIntoView();
					const {x, y, width, height} = found.getBoundingClientRect();
					({x: x + width / 2, y: y + height / 2});
				}`),
			);
			const mouse = {x: place.x, y: place.y, button: 'left', clickCount: 1};
			await call('Input.dispatchMouseEvent', {...mouse, type: 'mousePressed'});
			await call('Input.dispatchMouseEvent', {...mouse, type: 'mouseReleased'});
		},
	};
}
