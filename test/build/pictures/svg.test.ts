import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawStill, light} from '../../../build/pictures/svg.ts';

test('a picture keeps the blanks between columns in every viewer, as no-break spaces', () => {
	const style = {isBold: false, isDim: true, isUnderlined: false, isInverse: false};
	const row = '3. sub   can’t be verified';
	const picture = drawStill([[{column: 2, text: row, style}]], 'A & B', light);
	const [, attributes = '', text = ''] = /<text ([^>]*)>([^<]*)</.exec(picture) ?? [];
	assert.match(picture, /^<svg [^>]*aria-label="A &amp; B"[^>]*>$/m);
	assert.equal(text, row.replaceAll(' ', '\u00a0'));
	assert.ok(attributes.endsWith(`textLength="${(8.4 * row.length).toFixed(1)}" opacity="0.6"`));
});
