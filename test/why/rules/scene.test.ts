import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {FactName} from '../../../source/why/facts.ts';
import type {Question} from '../../../source/why/question.ts';
import {openScene, type Scene} from '../../../source/why/rules/scene.ts';
import {questionOf} from '../../helpers/why-facts.ts';

/** The facts that a scene looks up for one of its members, all of which are missing. */
function looksOf(member: (scene: Scene) => unknown, change: Partial<Question>) {
	const looks: FactName[] = [];
	const scene = openScene(questionOf('email', change), name => {
		looks.push(name);
		return undefined;
	});
	const found = member(scene);
	return [found, ...looks];
}

test('a scene looks at users only where nothing else tells the attribute', () => {
	const attribute = (scene: Scene) => scene.attribute();
	const byName = {who: {kind: 'username', value: 'jane'}} as const;
	assert.deepEqual(
		[
			looksOf(attribute, {}),
			looksOf(attribute, {who: {kind: 'phone_number', value: '+447700900123'}}),
			looksOf(attribute, {...byName, attribute: 'phone_number'}),
			looksOf(attribute, byName),
			looksOf(attribute, {who: {kind: 'sub', value: 'x'}}),
		],
		[['email'], ['phone_number'], ['phone_number'], [undefined, 'users'], [undefined, 'users']],
	);
	assert.deepEqual(
		[
			looksOf(scene => scene.recipient(), {}),
			looksOf(scene => scene.recipient(), byName),
			looksOf(scene => scene.route(), {}),
			looksOf(scene => scene.user(), {}),
		],
		[
			['jane@example.org', 'users'],
			[undefined, 'users'],
			[undefined, 'pool'],
			[undefined, 'users'],
		],
	);
});
