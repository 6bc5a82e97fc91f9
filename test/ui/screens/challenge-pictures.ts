import {problemNotice, remarkNotice} from '../../../source/flow/notice.ts';
import {Problem} from '../../../source/problem.ts';
import {attempt, challenges, states} from '../../flow/samples.ts';
import {demoConnection} from '../../helpers/demo-samples.ts';
import type {Picture, Pictures} from '../../helpers/pictures.ts';

const wrong = problemNotice(
	new Problem('wrongSignInCode', {awsName: 'CodeMismatchException', requestId: 'request-7'}),
);
const inDemo = {...attempt, connection: demoConnection};
const {deviceName: _, ...withoutName} = challenges.SOFTWARE_TOKEN_MFA;
const late = 200_000;

const asking: Readonly<Record<string, Picture>> = Object.fromEntries(
	Object.values(challenges).map(challenge => [
		challenge.name,
		{state: {...states.challenge, challenge}, now: 5_000},
	]),
);

export const challengePictures: Pictures = {
	...asking,
	'a code that was wrong': {
		hasKeys: true,
		state: {...states.challenge, attempt: inDemo, typed: '111111', notice: wrong},
		now: 5_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a question that has probably expired': {
		state: states.challenge,
		now: late,
		also: ['36 by 14', 'read out'],
	},
	'a code of an authenticator app in the demo': {
		hasKeys: true,
		state: {
			...states.challenge,
			attempt: inDemo,
			challenge: challenges.SOFTWARE_TOKEN_MFA,
			typed: '222222',
			notice: wrong,
		},
		now: 30_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a code of an authenticator app that has no name': {
		state: {
			...states.challenge,
			attempt: {...inDemo, username: 'nobody'},
			challenge: withoutName,
		},
	},
	'an answer that was refused': {
		hasKeys: true,
		state: {
			...states.challenge,
			challenge: challenges.CUSTOM_CHALLENGE,
			typed: '3',
			notice: problemNotice(new Problem('challengeAnswerRefused')),
		},
	},
	'a new password in the demo': {
		hasKeys: true,
		state: {
			...states.challenge,
			attempt: inDemo,
			challenge: challenges.NEW_PASSWORD_REQUIRED,
			notice: remarkNotice('passwordsDiffer'),
		},
	},
	'a new password whose rules a refusal has named': {
		state: {
			...states.challenge,
			attempt: inDemo,
			challenge: challenges.NEW_PASSWORD_REQUIRED,
			rules: [{kind: 'lowercase'}],
		},
	},
	'a choice that is refused': {
		hasKeys: true,
		state: {...states.challenge, challenge: challenges.SELECT_CHALLENGE, notice: wrong},
		also: ['36 by 14', 'read out'],
	},
	'a choice of something unknown': {
		state: {
			...states.challenge,
			challenge: {...challenges.SELECT_CHALLENGE, choices: ['PASSWORD', 'RIDDLE']},
		},
	},
	'a password that was chosen': {hasKeys: true, state: {...states.chosenPassword, notice: wrong}},
	'a password that was chosen in the demo': {
		hasKeys: true,
		state: {...states.chosenPassword, attempt: {...inDemo, username: 'demo'}},
	},
	'an attribute that is required': {
		hasKeys: true,
		state: {...states.requiredAttribute, typed: 'Jane', notice: wrong},
		also: ['36 by 14'],
	},
	'an email for codes': {hasKeys: true, state: {...states.mfaEmail, typed: 'jane@', notice: wrong}},
	'an authenticator app to set up': {
		hasKeys: true,
		state: {...states.authenticator, typed: '33', notice: wrong},
		also: ['36 by 14', 'read out'],
	},
	'an authenticator app to set up in the demo': {
		hasKeys: true,
		state: {...states.authenticator, attempt: inDemo},
	},
};
