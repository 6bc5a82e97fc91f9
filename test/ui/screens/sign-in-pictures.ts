import {problemNotice, remarkNotice} from '../../../source/flow/notice.ts';
import {Problem} from '../../../source/problem.ts';
import {client, connection, delivery, problem, states} from '../../flow/samples.ts';
import {demo, demoConnection, someMessages} from '../../helpers/demo-samples.ts';
import type {Pictures} from '../../helpers/pictures.ts';

const here = {...connection, client: {...client, endpointUrl: 'http://127.0.0.1:9229'}};
const elsewhere = {...connection, client: {region: 'eu-west-1', clientId: 'client1'}};
const wrong = problemNotice(new Problem('wrongPassword', {awsName: 'NotAuthorizedException'}));
const attempt = {...states.confirmSignUp.attempt, connection: demoConnection};
const rules = [{kind: 'length', least: 8}, {kind: 'uppercase'}, {kind: 'symbols'}] as const;

export const signInPictures: Pictures = {
	'a username': {hasKeys: true, state: states.username, also: ['36 by 14']},
	'a username at another endpoint': {state: {...states.username, connection: here}},
	'a username for an app client without a pool': {
		hasKeys: true,
		state: {...states.username, connection: elsewhere, username: 'jane'},
	},
	'a username for a flow that was chosen': {
		state: {...states.username, way: 'USER_AUTH', notice: problemNotice(problem)},
	},
	'a username for a reset': {
		state: {...states.username, way: 'USER_SRP_AUTH', isForReset: true},
	},
	'a username in the demo': {
		hasKeys: true,
		state: {...states.username, connection: demoConnection},
		also: ['36 by 14', 'read out'],
	},
	'a username in a demo of nobody': {
		hasKeys: true,
		state: {...states.username, connection: {client, demo: {...demo, users: []}}},
	},
	'a password': {hasKeys: true, state: states.password, also: ['read out']},
	'a password that was refused': {
		state: {...states.password, notice: wrong},
		also: ['36 by 14', 'read out'],
	},
	'a password with a remark': {
		state: {...states.password, notice: remarkNotice('nothingTyped')},
	},
	'a password for a flow that was chosen': {state: {...states.password, way: 'USER_SRP_AUTH'}},
	'a password in the demo': {
		hasKeys: true,
		state: {...states.password, connection: demoConnection},
	},
	'a password of somebody else in the demo': {
		state: {...states.password, connection: demoConnection, username: 'nobody'},
	},
	'the ways to sign in': {
		hasKeys: true,
		state: {...states.chooseWay, notice: problemNotice(problem)},
		also: ['36 by 14', 'read out'],
	},
	'a client secret': {hasKeys: true, state: states.clientSecret},
	'a client secret that was wrong': {
		state: {...states.clientSecret, notice: problemNotice(new Problem('clientSecretWrong'))},
	},
	'a client secret that is missing': {
		state: {...states.clientSecret, notice: problemNotice(new Problem('clientSecretMissing'))},
	},
	'a client secret that the client doesn’t have': {
		state: {...states.clientSecret, notice: remarkNotice('clientHasNoSecret')},
	},
	'a domain': {hasKeys: true, state: {...states.domain, notice: remarkNotice('domainUnreadable')}},
	'a domain that is known': {
		state: {
			...states.domain,
			connection: {client: {...client, domainUrl: 'https://auth.example.com'}},
		},
	},
	'a browser that is waited for': {
		hasKeys: true,
		state: states.waitingForBrowser,
		also: ['36 by 14', 'read out'],
	},
	'a sign-up to confirm': {state: states.confirmSignUp},
	'a sign-up to confirm with a code that was resent': {
		hasKeys: true,
		state: {
			...states.confirmSignUp,
			attempt,
			delivery: {...delivery, at: 20_000},
			typed: '12',
			notice: remarkNotice('codeSentAgain'),
		},
		now: 30_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a password to reset': {
		hasKeys: true,
		state: {...states.resetPassword, notice: problemNotice(problem)},
	},
	'the code of a reset': {
		hasKeys: true,
		state: {
			...states.resetCode,
			attempt,
			typed: '12',
			notice: remarkNotice('codeIsNotSixDigits'),
		},
		now: 2_000,
		also: ['130 by 40', 'read out'],
	},
	'the code of a reset that did not arrive': {
		state: states.resetCode,
		panel: {kind: 'notArrived'},
		now: 60_000,
		also: ['36 by 14', 'read out'],
	},
	'a new password with rules': {
		hasKeys: true,
		state: {...states.resetNewPassword, rules, notice: remarkNotice('rulesNotKept')},
		also: ['36 by 14', 'read out'],
	},
	'a new password again': {
		hasKeys: true,
		state: {...states.resetNewPassword, rules, first: 'Secret-2'},
	},
	'a new password that was refused': {
		state: {...states.resetNewPassword, notice: problemNotice(new Problem('passwordRefused'))},
	},
	'a device to remember': {hasKeys: true, state: states.rememberDevice, also: ['read out']},
	'the code of a sign-up in a demo without a message': {
		state: {
			...states.confirmSignUp,
			attempt: {...attempt, connection: {client, demo: {...demo, inbox: someMessages([])}}},
		},
		also: ['130 by 40', '36 by 14'],
	},
};
