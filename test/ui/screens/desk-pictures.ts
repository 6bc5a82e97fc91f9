import {problemNotice, remarkNotice} from '../../../source/flow/notice.ts';
import {Problem} from '../../../source/problem.ts';
import {answer, found, person, place, report, settings, twin} from '../../flow/desk-samples.ts';
import {client, problem, states} from '../../flow/samples.ts';
import type {Pictures} from '../../helpers/pictures.ts';

const {userFound, confirmAct, acted, answered, chooseProfile} = states;
const inDemo = {...place, isDemo: true};
const elsewhere = {
	...place,
	visit: {access: {kind: 'usual'}, endpointUrl: 'http://192.0.2.1:4566'},
} as const;
const named = {...person, username: 'jane@example.com'};
const withoutAddresses = {...person, email: undefined, phoneNumber: undefined};
const {policy: _policy, ...withoutPolicy} = answer;
const {command: _command, ...withoutCommand} = answer;
const {errand: administrator} = states.checkingAccess;
const whyInDemo = {...answered.errand, isDemo: true};
const whyElsewhere = {
	...answered.errand,
	complaint: {
		...answered.errand.complaint,
		pool: {region: 'eu-west-1', endpointUrl: 'http://192.0.2.1:4566'},
	},
};
const credentialsMissing = new Problem('credentialsMissing', {why: 'Could not load credentials'});

/** The confirmation of each action. */
const acts = [
	{kind: 'resendConfirmation'},
	{kind: 'changeValue', attribute: 'phone_number', value: '+14325550109'},
	{kind: 'resendInvitation', medium: 'SMS'},
	{kind: 'resetPassword'},
] as const;

export const deskPictures: Pictures = {
	'the code of an MFA device': {
		hasKeys: true,
		state: {...states.mfaCode, notice: remarkNotice('mfaCodeIsNotSixDigits')},
		also: ['36 by 14'],
	},
	'the pools': {hasKeys: true, state: states.choosePool, also: ['36 by 14', 'read out']},
	'a part of the pools': {
		hasKeys: true,
		state: {
			...states.choosePool,
			place: {
				...elsewhere,
				list: {region: 'eu-west-1', pools: [{id: 'eu-west-1_One', name: 'one'}], isWhole: false},
			},
			notice: problemNotice(problem),
		},
	},
	'no pools': {
		state: {...states.choosePool, place: {prefill: {}, visit: place.visit, isDemo: false}},
	},
	'a pool that is named': {
		hasKeys: true,
		state: {...states.namePool, typed: 'eu-we', notice: remarkNotice('poolIdUnreadable')},
	},
	'a user that is named': {
		hasKeys: true,
		state: {...states.nameUser, notice: remarkNotice('nobodyFound')},
	},
	'a user that is named in a region': {
		state: {...states.nameUser, place: elsewhere, scope: {region: 'eu-west-1'}, typed: 'jo'},
	},
	'a user that is named in the demo': {state: {...states.nameUser, place: inDemo}},
	'users to choose from': {
		hasKeys: true,
		state: {...states.chooseUser, found: {...found, users: [named, twin]}},
		also: ['36 by 14', 'read out'],
	},
	'a user': {
		hasKeys: true,
		state: userFound,
		now: 30_000,
		also: ['130 by 40', '36 by 14', 'read out'],
	},
	'a user of whom not all is known': {
		hasKeys: true,
		state: {
			...userFound,
			person: {...named, isEnabled: false, emailVerified: true, mfa: ['SOFTWARE_TOKEN_MFA']},
			found: {
				...found,
				twins: [],
				misses: (['cognito-idp:ListUsers', 'cognito-idp:ListUsers', 'ses:GetAccount'] as const).map(
					action => ({action, region: 'eu-west-1', because: 'denied'}),
				),
			},
			notice: remarkNotice('actLeft'),
		},
		now: 200_000_000,
		also: ['130 by 40'],
	},
	'a user without addresses': {
		hasKeys: true,
		state: {...userFound, person: {...withoutAddresses, status: 'UNCONFIRMED'}},
		also: ['read out'],
	},
	'a user who has to reset their password': {
		state: {
			...userFound,
			person: {...person, status: 'RESET_REQUIRED', phoneNumberVerified: false},
			found: {...found, settings: [{...settings, verifyBeforeUpdate: []}]},
		},
	},
	'the app clients': {hasKeys: true, state: states.chooseClient, also: ['read out']},
	'a new value': {
		hasKeys: true,
		state: {...states.newValue, notice: remarkNotice('valueIsTheSame')},
		now: 7_000,
	},
	'a new number for somebody without one': {
		state: {...states.newValue, person: withoutAddresses, attribute: 'phone_number', typed: '+1'},
	},
	'an address to be marked as verified': {
		hasKeys: true,
		state: confirmAct,
		also: ['36 by 14', 'read out'],
	},
	'an address to be marked as verified that nobody else has': {
		state: {...confirmAct, found: {...found, twins: []}, notice: remarkNotice('endDiffers')},
	},
	...Object.fromEntries(
		acts.map(act => [
			`${act.kind} to be confirmed`,
			{state: {...confirmAct, order: {act, person, clientId: client.clientId}}},
		]),
	),
	'a question that is billed': {
		hasKeys: true,
		state: {
			...confirmAct,
			order: {act: {kind: 'askForMfa'}, person: named},
			notice: problemNotice(problem),
		},
		also: ['36 by 14', 'read out'],
	},
	'something that was done': {hasKeys: true, state: acted, also: ['36 by 14', 'read out']},
	'something that was sent': {
		hasKeys: true,
		state: {
			...acted,
			order: {act: {kind: 'resendInvitation', medium: 'EMAIL'}, person},
			done: {...acted.done, destination: 'j***@e***', requestId: undefined},
		},
	},
	'credentials for why': {hasKeys: true, state: chooseProfile, also: ['36 by 14', 'read out']},
	'credentials that were missing': {
		state: {
			...chooseProfile,
			errand: whyElsewhere,
			chosen: {kind: 'profile', name: 'production'},
			notice: problemNotice(credentialsMissing),
		},
	},
	'credentials of an administrator': {
		hasKeys: true,
		state: {...chooseProfile, errand: administrator, chosen: {kind: 'usual'}},
	},
	'credentials to read a secret': {
		state: {
			...chooseProfile,
			errand: {kind: 'clientSecret', connection: {client}, from: states.password},
		},
	},
	'credentials to look somebody up': {
		hasKeys: true,
		state: {
			...chooseProfile,
			errand: {kind: 'lookUp', prefill: {endpointUrl: 'http://192.0.2.1:4566'}},
		},
	},
	'what is being asked': {hasKeys: true, state: states.asking, also: ['36 by 14', 'read out']},
	'an answer': {hasKeys: true, state: answered, also: ['130 by 40', '36 by 14', 'read out']},
	'an answer with its policy': {
		state: answered,
		panel: {kind: 'policy'},
		also: ['36 by 14', 'read out'],
	},
	'an answer in the demo, masked': {
		hasKeys: true,
		state: {...answered, errand: whyInDemo, answer: {...withoutPolicy, isMasked: true}},
	},
	'an answer that found nothing': {
		hasKeys: true,
		state: {
			...answered,
			errand: whyElsewhere,
			answer: {
				...withoutCommand,
				report: {...report, attribute: null, answer: null, findings: [], unknown: []},
			},
		},
	},
	'an answer that only suggests': {
		state: {
			...answered,
			answer: {
				...answer,
				report: {...report, answer: {cause: 'never-asked', certainty: 'suggests'}},
			},
		},
		also: ['read out'],
	},
	'an answer without credentials': {
		hasKeys: true,
		state: {...answered, answer: {...answer, problem: credentialsMissing}},
		also: ['36 by 14', 'read out'],
	},
	'an answer for somebody who has no credentials': {
		state: {
			...answered,
			access: {kind: 'none'},
			answer: {...withoutPolicy, problem: credentialsMissing},
		},
	},
};
