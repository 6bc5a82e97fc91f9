import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {parseShorthand} from '../../../source/aws-cli/input/shorthand.ts';
import {unspacedJson} from '../../../source/aws-cli/values/json.ts';

const parse = (text: string) =>
	JSON.parse(unspacedJson(parseShorthand(text, value => `contents of ${value}`)));

test('keys and values, bare or in quotes, one after the other', () => {
	assert.deepEqual(parse('a=1,k-2_.#/:=x=y, b = "c,d" ,e=\'f g\',g='), {
		a: '1',
		'k-2_.#/:': 'x=y',
		b: 'c,d',
		e: 'f g',
		g: '',
	});
	assert.deepEqual(parse('a=x\\,y,b="say \\"hi\\" \\\\"'), {a: 'x,y', b: 'say "hi" \\'});
});

test('keys keep their places, whatever they are', () => {
	const shown = unspacedJson(parseShorthand('b=x,2=y,1=z,__proto__=p,c={9=i,8=j}', value => value));
	assert.equal(shown, '{"b":"x","2":"y","1":"z","__proto__":"p","c":{"9":"i","8":"j"}}');
});

test('lists and maps, nested', () => {
	assert.deepEqual(parse('a=1,2,b=3'), {a: ['1', '2'], b: '3'});
	assert.deepEqual(parse('a=[1, "2,3"],b={c=d,e=[f,{g=h}]}'), {
		a: ['1', '2,3'],
		b: {c: 'd', e: ['f', {g: 'h'}]},
	});
});

test('@= loads a file, but nothing else does', () => {
	assert.deepEqual(parse('a@=file://x,b=file://y,c@=plain'), {
		a: 'contents of file://x',
		b: 'file://y',
		c: 'contents of plain',
	});
});

test('@= counts until the next key, also where that is inside of a list', () => {
	assert.deepEqual(parse('a@=[x,{b=y},z],c=w'), {a: ['contents of x', {b: 'y'}, 'z'], c: 'w'});
});

test('a mistake is shown with a caret below the place', () => {
	const mistakes: readonly (readonly [string, string])[] = [
		['', "Expected: '=', received: 'EOF' for input:\n\n^"],
		['k1', "Expected: '=', received: 'EOF' for input:\nk1\n  ^"],
		[' a=1', "Expected: '=', received: 'a' for input:\n a=1\n ^"],
		['a=[1', "Expected: ',', received: 'EOF' for input:\na=[1\n    ^"],
		['a=b]', "Expected: ',', received: ']' for input:\na=b]\n   ^"],
		['a=1,', "Expected: '<second>', received: '<none>' for input:\na=1,\n    ^"],
		['a="x', "Expected: '<double quoted>', received: '<none>' for input:\na=\"x\n  ^"],
		["a='x", "Expected: '<singled quoted>', received: '<none>' for input:\na='x\n  ^"],
		['a=1,\nb==c,\nd=e', "Expected: ',', received: '=' for input:\na=1,\nb==c,\n  ^\nd=e"],
		['a=😀', "Expected: ',', received: '😀' for input:\na=😀\n  ^"],
	];
	for (const [text, message] of mistakes) assert.throws(() => parse(text), {message}, text);
});

test('a key that comes twice is shown where it comes the second time', () => {
	assert.throws(() => parse('a=1,a=2'), {
		message:
			'Second instance of key "a" encountered for input:\na=1,a=2\n    ^\nThis is often because there is a preceding "," instead of a space.',
	});
});

/** Shorthand, and the result of `ShorthandParser` (`awscli/shorthand.py` 1.45.11), or null and its error. */
const recorded: readonly (readonly [string, unknown, string?])[] = JSON.parse(
	await readFile(join(import.meta.dirname, '../../fixtures/shorthand-recorded.json'), 'utf8'),
);

test('whatever is written is read, or refused, as the AWS CLI does', () => {
	assert.ok(recorded.length > 500);
	for (const [text, value, complaint] of recorded) {
		const read = () => JSON.parse(unspacedJson(parseShorthand(text, loaded => loaded)));
		if (complaint === undefined) assert.deepEqual(read(), value, text);
		else assert.throws(read, {name: 'ShorthandError', message: complaint}, text);
	}
});
