import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Countdown} from '../../../source/ui/components/countdown.tsx';
import {openTerminal} from '../../helpers/terminal.ts';

test('a countdown asks the clock at each tick, and ends', async () => {
	const times = [1_000, 1_000, 2_000, 62_000];
	const clock = () => (times.length > 1 ? (times.shift() ?? 0) : (times[0] ?? 0));
	await using terminal = await openTerminal(
		<Countdown until={62_000} clock={clock} afterwards="expired" />,
	);
	await terminal.until('expired');
	assert.equal(terminal.frames[0], '1 min 01 s');
	assert.equal(terminal.frames.at(-1), 'expired');
});

test('a screen reader hears minutes', async () => {
	await using read = await openTerminal(
		<Countdown until={90_000} clock={() => 0} afterwards="expired" />,
		{
			isScreenReaderEnabled: true,
		},
	);
	assert.deepEqual(read.frames, ['2 min']);
});
