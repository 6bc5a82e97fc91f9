import assert from 'node:assert/strict';
import {test} from 'node:test';
import {asides} from '../../source/why/asides.ts';
import type {Question} from '../../source/why/question.ts';
import {type Base, type Facts, fine, found, questionOf, shop} from '../helpers/why-facts.ts';
import {entry} from './scenarios/row.ts';

const aside = (base: Base, facts: Facts = {}, change: Partial<Question> = {}) =>
	asides(questionOf(base, change), found({...fine[base], ...facts}));
const nothing = {cannotBeKnown: [], advice: []};

test('each way of sending has what nobody can look at', () => {
	assert.deepEqual(aside('email'), {
		cannotBeKnown: ['short-interval', 'mailer-suppressed', 'inbox'],
		advice: [],
	});
	assert.deepEqual(aside('ses', entry('BOUNCE')), {
		cannotBeKnown: ['short-interval', 'ses-global-list', 'inbox'],
		advice: [],
	});
	assert.deepEqual(aside('sms'), {cannotBeKnown: ['short-interval', 'sms-carrier'], advice: []});
	assert.deepEqual(aside('sender'), {
		cannotBeKnown: ['short-interval', 'sender-silent'],
		advice: [],
	});
	assert.deepEqual(aside('sms', {pool: {...shop, sms: undefined}}), nothing);
	assert.deepEqual(aside('email', {}, {who: {kind: 'username', value: 'jane'}}), nothing);
	assert.deepEqual(asides(questionOf('email'), {}), nothing);
});

test('advice is given where a log is missing, settings are elsewhere, or a spelling may be listed', () => {
	const advice = (...those: Parameters<typeof aside>) => aside(...those).advice;
	assert.deepEqual(advice('ses', {errorLog: undefined}), ['log-export-off', 'ses-spellings']);
	assert.deepEqual(advice('ses'), ['ses-spellings']);
	const noLog = {smsAttributes: {hasDeliveryLog: false, monthlyLimit: undefined}};
	assert.deepEqual(advice('sms', noLog), ['sms-log-off']);
	assert.deepEqual(advice('sms', noLog, {region: 'eu-central-1'}), ['sms-log-off', 'sms-region']);
	assert.deepEqual(advice('ses', {}, {region: 'us-east-1'}), ['ses-spellings']);
});
