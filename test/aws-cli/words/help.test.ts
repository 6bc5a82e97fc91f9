/** `help` among the other words of a command, as in the AWS CLI 1.45.11 and 2.9.19. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {usage} from '../../../source/aws-cli/words/help.ts';
import {runCommand} from '../../helpers/aws-run.ts';

const user = (...words: string[]) => runCommand(['get-user', ...words]);

test('beside a word that belongs to nothing, help is no help', async () => {
	const line = 'cognito-verify: error: the following arguments are required: --access-token';
	for (const words of [
		['help', 'x'],
		['x', 'help'],
		['help', 'help'],
		['help', '--'],
		['--nope', 'help'],
		['help', '--nope'],
		['helpx'],
		['HELP'],
	]) {
		const about = words.join(' ');
		const first = {code: 2, stdout: '', stderr: `${usage}\n${line}\n`};
		assert.deepEqual(await user(...words), first, about);
		const second = {code: 252, stdout: '', stderr: `\n${usage}\n\n${line}\n\n`};
		assert.deepEqual(await user(...words, '--aws-cli=v2'), second, about);
	}
});

test('beside all that is required, help is help, whatever else is there', async () => {
	const plain = await user('help');
	assert.equal(plain.code, 0);
	for (const words of [
		['--', 'help'],
		['help', '--region', 'nowhere'],
		['help', '--profile', 'nope'],
		['--access-token', 't', 'help'],
		['help', '--access-token', 't'],
		['--access-token', 't', 'help', 'x'],
		['--cli-input-json', '{', 'help'],
	]) {
		assert.deepEqual(await user(...words), plain, words.join(' '));
	}
});

test('help can be the value of an option, and an option for all commands is checked before it', async () => {
	const said = async (...words: string[]) => {
		const {code, stdout, stderr} = await user(...words);
		return [code, stdout, stderr.split('\n').filter(Boolean).at(-1)];
	};
	const region =
		'You must specify a region. You can also configure your region by running "aws configure".';
	assert.deepEqual(await said('--access-token', 'help'), [255, '', region]);
	const json = 'JSON received: help';
	assert.deepEqual(await said('--cli-input-json', 'help'), [255, '', json]);
	const query = ['--access-token', 't', 'help', '--query', '['];
	assert.deepEqual(await said(...query), [255, '', '  ^']);
	const [code] = await said('--access-token', 't', 'help', '--output', 'xml');
	assert.equal(code, 2);
});
