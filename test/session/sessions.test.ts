import assert from 'node:assert/strict';
import {test} from 'node:test';
import {put, remove, type Sessions, use} from '../../source/session/sessions.ts';
import {sessionOf} from '../helpers/store.ts';

const anna = {...sessionOf('anna'), name: 'anna@eu-west-1_AbC'};
const jane = {...sessionOf('jane'), name: 'jane@eu-west-1_AbC'};
const both: Sessions = {current: jane.name, sessions: [anna, jane]};

test('the session signed in to last is the current one, and another only when it is chosen', () => {
	const first = put({sessions: []}, sessionOf('anna')).all;
	assert.deepEqual(first, {current: anna.name, sessions: [anna]});
	assert.deepEqual(put(first, sessionOf('jane')), {all: both, session: jane});
	assert.deepEqual(use(both, anna.name), {...both, current: anna.name});
	assert.equal(use(both, 'nobody'), undefined);
});

test('removing the current session leaves none current; removing another changes nothing else', () => {
	assert.deepEqual(remove(both, jane.name), {sessions: [anna]});
	assert.deepEqual(remove(both, anna.name), {current: jane.name, sessions: [jane]});
	assert.deepEqual(remove({sessions: [anna, jane]}, anna.name), {sessions: [jane]});
	assert.equal(remove(both, 'nobody'), undefined);
});
