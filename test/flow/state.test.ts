import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Event, next, type State, type Step} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {account, events, problem, states} from './samples.ts';

/**
 * The whole flow: for each step, the events it answers and the step each leads to. Every other event must leave the
 * very same object, and Ctrl+C leads to `done` from everywhere.
 */
const table: {[Name in Step]: {readonly [Type in Event['type']]?: Step}} = {
	starting: {started: 'connect'},
	connect: {
		choseSession: 'openingSession',
		chosePool: 'username',
		choseTyping: 'poolId',
		chosePasting: 'pasteToken',
		choseDemo: 'startingDemo',
		finished: 'done',
	},
	openingSession: {sessionOpened: 'loadingAttributes', wentBack: 'starting', failed: 'starting'},
	startingDemo: {demoStarted: 'username', wentBack: 'starting', failed: 'starting'},
	poolId: {poolIdGiven: 'clientId', wentBack: 'starting', failed: 'starting'},
	clientId: {clientIdGiven: 'username', wentBack: 'poolId'},
	pasteToken: {tokenGiven: 'readingToken', wentBack: 'starting', failed: 'starting'},
	readingToken: {tokenRead: 'loadingAttributes', wentBack: 'pasteToken', failed: 'pasteToken'},
	username: {usernameGiven: 'password', askedForWays: 'chooseWay', wentBack: 'starting'},
	password: {passwordGiven: 'signingIn', askedForWays: 'chooseWay', wentBack: 'username'},
	chooseWay: {
		choseWay: 'username',
		choseBrowser: 'domain',
		choseClientSecret: 'clientSecret',
		choseNewPassword: 'resetPassword',
		wentBack: 'password',
	},
	clientSecret: {
		clientSecretGiven: 'signingIn',
		askedToReadSecret: 'readingSecret',
		wentBack: 'password',
	},
	readingSecret: {secretRead: 'signingIn', wentBack: 'clientSecret', failed: 'clientSecret'},
	signingIn: {signInAnswered: 'savingSession', wentBack: 'password', failed: 'password'},
	domain: {domainGiven: 'openingBrowser', wentBack: 'chooseWay'},
	openingBrowser: {browserReady: 'waitingForBrowser', wentBack: 'chooseWay', failed: 'domain'},
	waitingForBrowser: {
		browserReturned: 'savingSession',
		wentBack: 'chooseWay',
		failed: 'domain',
	},
	challenge: {challengeTyped: 'answering', wentBack: 'password'},
	chosenPassword: {challengeTyped: 'answering', wentBack: 'password'},
	requiredAttribute: {challengeTyped: 'requiredAttribute', wentBack: 'password'},
	mfaEmail: {challengeTyped: 'answering', wentBack: 'password'},
	authenticator: {challengeTyped: 'verifyingAuthenticator', wentBack: 'password'},
	startingAuthenticator: {
		authenticatorStarted: 'authenticator',
		wentBack: 'password',
		failed: 'password',
	},
	verifyingAuthenticator: {
		authenticatorVerified: 'answering',
		wentBack: 'authenticator',
		failed: 'password',
	},
	answering: {challengeAnswered: 'savingSession', wentBack: 'password', failed: 'password'},
	confirmSignUp: {
		confirmationCodeGiven: 'confirmingSignUp',
		askedForConfirmationAgain: 'resendingConfirmation',
		wentBack: 'password',
	},
	confirmingSignUp: {
		signUpConfirmed: 'signingIn',
		wentBack: 'confirmSignUp',
		failed: 'confirmSignUp',
	},
	resendingConfirmation: {
		confirmationSent: 'confirmSignUp',
		wentBack: 'confirmSignUp',
		failed: 'confirmSignUp',
	},
	resetPassword: {askedForReset: 'requestingReset', wentBack: 'password'},
	requestingReset: {resetSent: 'resetCode', wentBack: 'resetPassword', failed: 'resetPassword'},
	resetCode: {resetCodeGiven: 'resetNewPassword', wentBack: 'resetPassword'},
	resetNewPassword: {resetPasswordGiven: 'resetting', wentBack: 'resetCode'},
	resetting: {passwordReset: 'signingIn', wentBack: 'resetCode', failed: 'resetCode'},
	rememberDevice: {rememberChosen: 'confirmingDevice', wentBack: 'savingSession'},
	confirmingDevice: {
		deviceConfirmed: 'savingSession',
		wentBack: 'savingSession',
		failed: 'savingSession',
	},
	savingSession: {sessionSaved: 'loadingAttributes', failed: 'password'},
	loadingAttributes: {
		attributesLoaded: 'chooseAttribute',
		wentBack: 'starting',
		failed: 'attributesFailed',
	},
	attributesFailed: {askedAgain: 'loadingAttributes', wentBack: 'starting'},
	chooseAttribute: {
		choseAttribute: 'requestingCode',
		hasCodeFor: 'enterCode',
		choseChange: 'changeValue',
		choseSignOut: 'signOut',
		askedAgain: 'loadingAttributes',
		choseOtherPool: 'starting',
		finished: 'done',
		wentBack: 'starting',
	},
	changeValue: {valueGiven: 'updatingValue', wentBack: 'chooseAttribute'},
	updatingValue: {
		valueUpdated: 'enterCode',
		wentBack: 'loadingAttributes',
		failed: 'changeValue',
	},
	signOut: {confirmedSignOut: 'signingOut', wentBack: 'chooseAttribute'},
	signingOut: {signedOut: 'signedOut', failed: 'signOut'},
	signedOut: {choseOtherPool: 'starting', wentBack: 'starting', finished: 'done'},
	requestingCode: {
		codeSent: 'enterCode',
		wentBack: 'chooseAttribute',
		failed: 'chooseAttribute',
	},
	enterCode: {codeGiven: 'verifying', askedToResend: 'requestingCode', wentBack: 'chooseAttribute'},
	verifying: {codeAccepted: 'verified', wentBack: 'enterCode', failed: 'enterCode'},
	verified: {
		choseAnotherAttribute: 'loadingAttributes',
		choseSignOut: 'signOut',
		finished: 'done',
		wentBack: 'loadingAttributes',
	},
	done: {},
};

const allStates: readonly State[] = Object.values(states);
const allEvents: readonly Event[] = Object.values(events);

test('each step answers the events of its table, and no other', () => {
	for (const state of allStates) {
		for (const event of allEvents) {
			const following = next(state, event);
			const name = `${state.step} × ${event.type}`;
			if (event.type === 'cancelled' && state.step !== 'done') {
				assert.deepEqual(following, {step: 'done', exitCode: 130}, name);
				continue;
			}
			const expected = table[state.step][event.type];
			if (expected === undefined) assert.equal(following, state, name);
			else {
				assert.equal(following.step, expected, name);
				assert.notEqual(following, state, name);
			}
		}
	}
});

test('tokens that were renewed before a call failed are the ones that everything goes on with', () => {
	const tokens = {...account.tokens, accessToken: 'renewed', refreshToken: 'rotated'};
	const renewed = {...account, tokens};
	const problems = [
		new Problem('serviceFailed', {mayHaveBeenSent: true}),
		new Problem('timedOut', {host: 'example.com', mayHaveBeenSent: true}),
		new Problem('wrongCode'),
		new Problem('tokenExpired'),
	];
	const steps = ['loadingAttributes', 'updatingValue', 'requestingCode', 'verifying'] as const;
	for (const step of steps) {
		for (const problem of problems) {
			const {code} = problem;
			const after = next(states[step], {type: 'failed', problem, at: 5000, account: renewed});
			assert.ok('account' in after, `${step}, ${code}`);
			assert.deepEqual(after.account.tokens, tokens, `${step}, ${code}`);
		}
	}
	const late: Event = {type: 'failed', problem, at: 5000, account: renewed};
	assert.equal(next(states.chooseAttribute, late), states.chooseAttribute);
});

test('a state is never changed in place', () => {
	const before = JSON.stringify(states);
	for (const state of allStates) for (const event of allEvents) next(state, event);
	assert.equal(JSON.stringify(states), before);
});

test('Esc leads from every step that waits for a reply, or the wait ends by itself', () => {
	// Reading this computer's own files and telling the service of a sign-out cannot be left half done.
	const endsByItself = new Set<Step>([
		'starting',
		'connect',
		'savingSession',
		'signingOut',
		'done',
	]);
	for (const state of allStates) {
		if (endsByItself.has(state.step)) continue;
		assert.notEqual(next(state, events.wentBack), state, state.step);
	}
});
