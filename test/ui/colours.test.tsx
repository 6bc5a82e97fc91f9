import assert from 'node:assert/strict';
import {test} from 'node:test';

// chalk, which Ink uses for colors, checks this once, when it is loaded.
process.env['FORCE_COLOR'] = '1';
const {screenOf} = await import('../../source/ui/screen-of.tsx');
const {states} = await import('../flow/samples.ts');
const {openTerminal} = await import('../helpers/terminal.ts');

const context = {send: () => {}, now: () => 0};

test('what is verified is green, what is not is yellow, values are plain and disabled rows dim, in 16 colours', async () => {
	await using terminal = await openTerminal(screenOf(states.chooseAttribute, context));
	const [, , , ...rows] = terminal
		.transcript()
		.split('\n')
		.map(line => line.trimEnd());
	const row = (name: string) => rows.find(line => line.includes(name)) ?? '';
	assert.match(row('phone_number'), /\u001b\[32m *✔ verified\u001b\[39m +\+14325550008$/);
	assert.match(row('email'), /\u001b\[33m *not verified\u001b\[39m +jane@example\.com$/);
	assert.match(row('sub'), /^\u001b\[2m.*can’t be verified +1234\u001b\[22m$/);
	// Only palette colors, which the user has chosen, so that text is readable on any background.
	assert.doesNotMatch(terminal.transcript(), /\u001b\[[34]8;/);
});

test('a user who was looked up has what is verified in green and what is not in yellow, too', async () => {
	const person = {...states.userFound.person, emailVerified: true, phoneNumberVerified: false};
	const state = {...states.userFound, person: {...person, phoneNumber: '+14325550008'}};
	await using terminal = await openTerminal(screenOf(state, context));
	assert.match(
		terminal.transcript(),
		/^Email {7}\S+ {2}\u001b\[32m✔\u001b\[39m \u001b\[32mverified\u001b\[39m$/m,
	);
	assert.match(terminal.transcript(), /^Phone {7}\S+ {2}\u001b\[33mnot verified\u001b\[39m$/m);
});

test('the field that hears the keys is underlined, its placeholder dim', async () => {
	await using terminal = await openTerminal(screenOf(states.poolId, context));
	assert.match(terminal.transcript(), /User pool ID: \u001b\[4m.*eu-west-1_AbC123.* +\u001b\[24m/);
});
