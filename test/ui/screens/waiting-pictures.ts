import type {State} from '../../../source/flow/state.ts';
import {person} from '../../flow/desk-samples.ts';
import {challenges, delivery, states, working} from '../../flow/samples.ts';
import type {Picture, Pictures} from '../../helpers/pictures.ts';

const pictures: Readonly<Record<string, Picture>> = Object.fromEntries(
	working
		.filter(step => step !== 'asking' && step !== 'waitingForBrowser')
		.map(step => [step, {state: states[step], hasKeys: true}]),
);

const {answering, signingIn, signingOut, lookingUp} = states;

/** The possible answers to a challenge, and what stays on the screen of each. */
const answers = {
	'a choice': {kind: 'choice', choice: 'EMAIL_OTP'},
	'a choice with its password': {kind: 'choice', choice: 'PASSWORD', password: 'Secret-3'},
	'a text': {kind: 'text', text: 'sixty'},
	'a password': {kind: 'password', password: 'Secret-3'},
	'a new password': {kind: 'newPassword', password: 'Secret-3'},
	'an email': {kind: 'email', email: 'jane@example.com'},
	'nothing but that it is ready': {kind: 'authenticatorReady'},
} as const;

const forms: Readonly<Record<keyof typeof answers, typeof answering.form | State>> = {
	'a choice': {...states.challenge, challenge: challenges.SELECT_CHALLENGE},
	'a choice with its password': states.chosenPassword,
	'a text': {...states.challenge, challenge: challenges.CUSTOM_CHALLENGE},
	'a password': {...states.challenge, challenge: challenges.PASSWORD},
	'a new password': {...states.challenge, challenge: challenges.NEW_PASSWORD_REQUIRED},
	'an email': states.mfaEmail,
	'nothing but that it is ready': states.authenticator,
};

export const waitingPictures: Pictures = {
	...pictures,
	...Object.fromEntries(
		Object.entries(answers).map(([name, answer]) => [
			`answering with ${name}`,
			{state: {...answering, form: forms[name as keyof typeof answers], answer} as State},
		]),
	),
	'signing in with a username alone': {
		state: {step: 'signingIn', attempt: {...signingIn.attempt, way: 'USER_AUTH'}},
		also: ['36 by 14', 'read out'],
	},
	'signing out everywhere': {state: {...signingOut, isEverywhere: true}},
	'forgetting a device': {state: {...states.confirmingDevice, isRemembered: false}},
	'a reset that is requested again': {
		state: {...states.requestingReset, earlier: delivery},
	},
	'a code that is requested again': {
		state: {...states.requestingCode, earlier: states.enterCode.sent},
	},
	'looking up somebody who is known': {state: {...lookingUp, person, asksMfa: true}},
	'credentials of a profile': {
		state: {...states.checkingAccess, access: {kind: 'profile', name: 'production'}},
	},
};
