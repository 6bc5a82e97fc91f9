import assert from 'node:assert/strict';
import {test} from 'node:test';
import {progress} from '../../source/copy/step-words.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {PatienceContext} from '../../source/ui/components/spinner.tsx';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {createTheme, ThemeContext} from '../../source/ui/theme.ts';
import {formBehind} from '../../source/ui/waiting.ts';
import {states} from '../flow/samples.ts';
import {openTerminal} from '../helpers/terminal.ts';

/** Without a QR code, which would appear a moment later. */
const withoutBlocks = {
	...createTheme({LANG: 'C.UTF-8'}, {platform: 'linux'}),
	hasBlocks: false,
};

const open = (state: State, sent: Event[] = []) =>
	openTerminal(
		<ThemeContext value={withoutBlocks}>
			<PatienceContext value={60_000}>
				{screenOf(state, {send: event => sent.push(event), now: () => 0})}
			</PatienceContext>
		</ThemeContext>,
		{columns: 120, rows: 40},
	);

/** What stays on the screen for each step after a form. */
const kept = {
	checkingAccess: /^❯ 1\. Default credentials/m,
	readingToken: /^Access token: 5 characters/m,
	readingSecret: /^Client secret:/m,
	signingIn: /^Password: •{8}$/m,
	startingAuthenticator: /^❯ 1\. Authenticator app/m,
	verifyingAuthenticator: /^Code: 123456/m,
	answering: /^Code: 123456$/m,
	confirmingSignUp: /^Code: 123456$/m,
	resendingConfirmation: /^Code:$/m,
	requestingReset: /^Username/m,
	resetting: /^New password: •{8}$/m,
	confirmingDevice: /^❯ 1\. Yes$/m,
	updatingValue: /^New email: j@example\.org$/m,
	signingOut: /^❯ \d\. /m,
	requestingCode: /^❯ 1\. email/m,
	verifying: /^Code: 123456$/m,
	lookingUp: /^Who: jane@example\.com$/m,
	findingClients: /^User {8}jane {2}CONFIRMED, enabled$/m,
	acting: /^Last four characters:/m,
} as const satisfies Partial<Record<keyof typeof progress, RegExp>>;

const waitingStates: Readonly<Record<string, State>> = states;
function stateOf(step: string): State {
	const state = waitingStates[step];
	assert.ok(state);
	return state;
}

test('every step that a form leads to keeps the form, with what was typed or chosen', async () => {
	const withForm = Object.keys(progress).filter(step => formBehind(stateOf(step)));
	assert.deepEqual(withForm.sort(), Object.keys(kept).sort());
	for (const [step, expected] of Object.entries(kept)) {
		await using terminal = await open(stateOf(step));
		assert.match(terminal.text(), expected, step);
	}
});

test('every step that waits says what for, hears no key, and names Esc only where Esc leaves', async () => {
	for (const [step, says] of Object.entries(progress)) {
		// Has a screen of its own, with a row per stage.
		if (step === 'asking') continue;
		const sent: Event[] = [];
		await using terminal = await open(stateOf(step), sent);
		assert.match(terminal.text(), new RegExp(`^\\S ${says}…$`, 'm'), step);
		assert.equal(terminal.cursor().isVisible, false, step);
		const stays = ['starting', 'savingSession', 'signingOut', 'forgetting'].includes(step);
		assert.equal(/Esc stop waiting/.test(terminal.text()), !stays, step);
		const keys = terminal.text().slice(terminal.text().lastIndexOf('\n\n'));
		assert.match(keys, /Ctrl\+C quit/, step);
		assert.doesNotMatch(keys, /Enter|Ctrl\+R|Tab/, step);
		const before = terminal.text().replaceAll(/^\S /gm, '');
		await terminal.type('9');
		await terminal.press('down', 'enter');
		assert.equal(terminal.text().replaceAll(/^\S /gm, ''), before, step);
		assert.deepEqual(
			sent.filter(event => event.type !== 'askedForReset'),
			[],
			step,
		);
	}
});

test('a slow answer is counted in seconds after two, with when it is given up', async () => {
	await using terminal = await open(states.verifying);
	assert.match(terminal.text(), /Verifying the code…$/m);
	await terminal.until('Verifying the code… 2 s (gives up after 60 s without an answer)');
	assert.match(terminal.text(), /^Code: 123456$/m);
});

test('a form that comes back holds what the state says, and nothing of what was awaited', async () => {
	const context = {send: () => {}, now: () => 0};
	await using terminal = await openTerminal(screenOf(states.signingIn, context));
	assert.match(terminal.text(), /•/);
	await terminal.rerender(screenOf(states.password, context));
	assert.match(terminal.text(), /^Password:$/m);
	assert.match(terminal.text(), /Enter continue/);
	assert.equal(terminal.cursor().isVisible, true);
});
