import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawStill, light} from '../../../build/pictures/svg.ts';

test('a picture keeps the blanks between columns, in viewers of either way to say so', () => {
	const style = {isBold: false, isDim: true, isUnderlined: false, isInverse: false};
	const row = '3. sub   can’t be verified';
	const picture = drawStill([[{column: 2, text: row, style}]], 'A & B', light);
	assert.match(
		picture,
		/^<svg [^>]*aria-label="A &amp; B"[^>]* xml:space="preserve" style="white-space:pre">$/m,
	);
	assert.ok(
		picture.includes(`textLength="${(8.4 * row.length).toFixed(1)}" opacity="0.6">${row}<`),
	);
});
