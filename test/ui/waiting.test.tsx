import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ChallengeAnswer} from '../../source/cognito/cognito.ts';
import {progress} from '../../source/copy/step-words.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {PatienceContext} from '../../source/ui/components/spinner.tsx';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {createTheme, ThemeContext} from '../../source/ui/theme.ts';
import {formBehind, waitingOf} from '../../source/ui/waiting.ts';
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
	await using local = await open(states.startingDemo);
	await terminal.until(/Verifying the code… \d+ s \(gives up after 60 s without an answer\)$/m);
	assert.match(terminal.text(), /^Code: 123456$/m);
	// Nobody gives up what this computer does.
	await local.until(/^\S Starting the demo pool… \d+ s$/m);
	for (const frame of [...terminal.frames, ...local.frames]) assert.doesNotMatch(frame, /… [01] s/);
	assert.match(terminal.frames[0] ?? '', /^\S Verifying the code…$/m);
});

test('what this computer or the person does is no answer of the service', () => {
	const isLocal = (step: string) => waitingOf(stateOf(step))?.isRemote === false;
	assert.deepEqual(Object.keys(progress).filter(isLocal).sort(), [
		'checkingAccess',
		'findingProfiles',
		'forgetting',
		'openingBrowser',
		'openingSession',
		'readingToken',
		'savingSession',
		'starting',
		'startingDemo',
		'startingWhy',
		'waitingForBrowser',
	]);
});

test('the form behind a step holds whichever of its rows was chosen', () => {
	const {answering, challenge, checkingAccess, confirmingDevice, signingOut} = states;
	const given = (state: State) => formBehind(state)?.given;
	const answered = (answer: ChallengeAnswer) => given({...answering, form: challenge, answer});
	assert.deepEqual(
		[
			given({...confirmingDevice, isRemembered: true}),
			given({...confirmingDevice, isRemembered: false}),
			given({...signingOut, isEverywhere: true}),
			given({...signingOut, isEverywhere: false}),
			given({...checkingAccess, access: {kind: 'profile', name: 'support'}}),
			given({...checkingAccess, access: {kind: 'none'}}),
			answered({kind: 'choice', choice: 'SMS_MFA'}),
			answered({kind: 'choice', choice: 'PASSWORD', password: 'Secret-1'}),
			answered({kind: 'text', text: 'blue'}),
			answered({kind: 'newPassword', password: 'Secret-2', attributes: {}}),
			answered({kind: 'email', email: 'j@example.com'}),
			answered({kind: 'authenticatorReady', session: 'opaque'}),
		],
		[
			...['yes', 'no', 'everywhere', 'here', 'profile support', 'none'],
			...['SMS_MFA', 'Secret-1', 'blue', 'Secret-2', 'j@example.com', undefined],
		],
	);
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
