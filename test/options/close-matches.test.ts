import assert from 'node:assert/strict';
import {test} from 'node:test';
import {closeMatches, didYouMean} from '../../source/options/close-matches.ts';

test('the three most similar choices come best first, and of equal ones the later in the alphabet', () => {
	const choices = ['sign-in', 'sign-out', 'sessions', 'abca', 'abcb', 'abcc', 'abcd'];
	assert.deepEqual(closeMatches('sign-ot', choices, 0.6), ['sign-out', 'sign-in']);
	assert.deepEqual(closeMatches('abce', choices, 0.6), ['abcd', 'abcc', 'abcb']);
	assert.deepEqual(closeMatches('abce', choices.toReversed(), 0.6), ['abcd', 'abcc', 'abcb']);
	assert.deepEqual(closeMatches('abce', choices, 0.8), []);
	assert.deepEqual(closeMatches('abce', ['abc'], 6 / 7), ['abc']);
	assert.equal(didYouMean('sign-ot', choices), ' Did you mean sign-out?');
	assert.equal(didYouMean('xyz', choices), '');
	assert.equal(didYouMean('x'.repeat(65), ['x'.repeat(65)]), '');
	assert.equal(didYouMean('x'.repeat(64), ['x'.repeat(64)]), ` Did you mean ${'x'.repeat(64)}?`);
});
