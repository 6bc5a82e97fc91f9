import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Box, Text} from 'ink';
import {accountWords} from '../../../source/copy/account-words.ts';
import {connectionWords} from '../../../source/copy/connection-words.ts';
import {explanations, remarks} from '../../../source/copy/step-words.ts';
import {Prose} from '../../../source/ui/components/prose.tsx';
import {openTerminal} from '../../helpers/terminal.ts';

const problems: Readonly<Record<string, {readonly says: unknown; readonly tryNext: unknown}>> = {
	...accountWords,
	...connectionWords,
};
const sentence = 'The same address was sent to a moment ago: Cognito holds some back, and more.';

test('no line begins with a space, however wide the window, and no word is lost', async () => {
	for (let columns = 10; columns <= 45; columns++) {
		await using terminal = await openTerminal(
			<Prose dimColor>
				<Text bold>4. </Text>
				{sentence}
			</Prose>,
			{columns},
		);
		const lines = terminal.text().split('\n');
		assert.ok(
			lines.every(line => /^\S/.test(line)),
			`${columns}: ${lines}`,
		);
		assert.equal(lines.join(' ').replaceAll(/\s+/g, ' '), `4. ${sentence}`);
	}
});

test('a style goes on over lines, and the space behind its beginning is left out too', async () => {
	const red = `\u001b[31m${sentence}\u001b[39m`;
	await using terminal = await openTerminal(<Prose>{red}</Prose>, {columns: 37});
	assert.match(terminal.transcript(), /\u001b\[31mago: Cognito/);
});

test('no sentence that a person can read begins a line with a space', async () => {
	const words = [...Object.values(remarks), ...Object.values(problems)];
	const sentences = [
		...Object.values(explanations),
		...words.flatMap(({says, tryNext}) => [says, tryNext]),
	].filter(sentence => typeof sentence === 'string');
	assert.ok(sentences.length > 100);
	for (const columns of [40, 80]) {
		await using terminal = await openTerminal(
			<Box flexDirection="column">
				{sentences.map(each => (
					<Prose key={each}>{each}</Prose>
				))}
			</Box>,
			{columns, rows: 500},
		);
		assert.doesNotMatch(terminal.text(), /^ /m);
	}
});
