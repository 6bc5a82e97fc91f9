import {helpFor} from '../../../source/copy/help-words.ts';
import {problemNotice, remarkNotice} from '../../../source/flow/notice.ts';
import {Problem} from '../../../source/problem.ts';
import type {SessionSummary} from '../../../source/session/session.ts';
import {client, states} from '../../flow/samples.ts';
import type {Pictures} from '../../helpers/pictures.ts';

const endpointUrl = 'http://jane:hush@192.0.2.1:4566/';

const session: SessionSummary = {
	name: 'jane@eu-west-1_AbC',
	username: 'jane',
	aliases: [],
	region: 'eu-west-1',
	userPoolId: 'eu-west-1_AbC',
	clientId: 'client1',
	expiresAt: 3_600_000,
	canRefresh: true,
	isCurrent: true,
};

const known = {
	...states.connect,
	sessions: [
		session,
		{...session, name: 'jo@local', username: 'jo', isCurrent: false, endpointUrl},
	],
	pools: [
		{client, foundIn: 'amplify_outputs.json'},
		{client: {...client, endpointUrl}, saved: {...client, clientId: 'saved'}},
		{client: {region: 'eu-west-1', clientId: 'client2'}},
	],
} as const;

const many = {
	...states.connect,
	pools: Array.from({length: 30}, (_, index) => ({
		client: {...client, userPoolId: `eu-west-1_Pool${index}`},
		foundIn: '.env',
	})),
};

export const connectPictures: Pictures = {
	'the first screen with nothing known': {
		hasKeys: true,
		state: {...states.connect, pools: []},
		also: ['36 by 14', 'read out'],
	},
	'the first screen with sessions and pools': {
		hasKeys: true,
		state: known,
		also: ['36 by 14', 'read out'],
	},
	'the first screen with a notice': {
		state: {...states.connect, notice: {kind: 'sentence', sentence: 'The file was unsafe.'}},
		also: ['read out'],
	},
	'the first screen with more pools than rows': {state: many, also: ['36 by 14', 'read out']},
	'the first screen with its help': {
		hasKeys: true,
		state: states.connect,
		panel: {kind: 'help', help: helpFor(states.connect)},
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'the first screen before its help is loaded': {state: states.connect, panel: {kind: 'help'}},
	'a pool': {hasKeys: true, state: states.poolId, also: ['36 by 14', 'read out']},
	'a pool from the command line': {
		state: {...states.poolId, prefill: {userPoolId: 'eu-west-1_Said', endpointUrl}},
	},
	'a pool that was typed before': {
		state: {
			...states.poolId,
			prefill: {userPoolId: 'eu-west-1_Said', defaultEndpointUrl: endpointUrl},
			typed: 'eu-west',
			notice: remarkNotice('poolIdUnreadable'),
		},
	},
	'an app client': {hasKeys: true, state: states.clientId},
	'an app client where only the region is known': {
		state: {step: 'clientId', prefill: {clientId: 'said', endpointUrl}, region: 'eu-west-1'},
	},
	'an app client that was typed before': {
		state: {
			...states.clientId,
			prefill: {clientId: 'said'},
			typed: 'typed',
			notice: remarkNotice('clientIdUnreadable'),
		},
	},
	'a token': {hasKeys: true, state: states.pasteToken, also: ['read out']},
	'a token that was refused': {
		state: {
			...states.pasteToken,
			prefill: {endpointUrl},
			typed: 'eyJh.eyJi.c',
			notice: problemNotice(new Problem('tokenUnreadable', {claim: 'iss'})),
		},
		also: ['36 by 14', 'read out'],
	},
	'a session that is about to be forgotten': {hasKeys: true, state: states.confirmForget},
	'a pool that is about to be forgotten': {
		state: {...states.confirmForget, item: {kind: 'pool', client}},
	},
	'a pool without an ID that is about to be forgotten': {
		state: {
			...states.confirmForget,
			item: {kind: 'pool', client: {region: 'eu-west-1', clientId: 'client2'}},
		},
	},
};
